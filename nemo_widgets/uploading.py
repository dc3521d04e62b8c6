"""Files and pictures on their way into a session."""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from nemo_widgets.bridge import state as shown
from nemo_widgets.client import sources as inputs
from nemo_widgets.client.answers import Media
from nemo_widgets.client.papers import papers, read_paper
from nemo_widgets.connected import Connected
from nemo_widgets.conversation.documents import Document
from nemo_widgets.errors import NemoError

if TYPE_CHECKING:
    import pandas as pd


class Uploading(Connected):
    """The half of a session that takes media and documents in."""

    async def upload(self, *sources: object, compress: bool = False) -> pd.DataFrame:
        """Add media to the session; the text of TXT, DOCX and PDF files goes with the next message instead.

        They go one after the other, and are in the session in the order given. Where one of them fails the
        others are there all the same; given once more, they are not sent twice.

        Parameters
        ----------
        *sources
            Paths, URLs, bytes, open files, PIL images, arrays, matplotlib figures, or lists and Series of
            these. All are checked before the first is sent.
        compress
            Send a smaller copy of what is over the skill's limit, instead of refusing it.

        Returns
        -------
        pandas.DataFrame
            One row a file: `name`, `kind`, `url`, `duration`, `width`, `height`, `fps`, `hash`.

        Raises
        ------
        InputError, UnsupportedFileError, FileTooLargeError
            A source cannot be used; nothing has been sent.
        NemoError
            The service refused one of them, or its connection broke; the error names it.
        """
        async with self._stage.busy("uploading"):
            items = await asyncio.to_thread(
                lambda: inputs.sources(sources, self._api.skill, compress=compress)
            )
            scripts = [item for item in items if inputs.is_document(item, self._api.skill)]
            read = [await read_paper(item, self._timeouts) for item in scripts]
            media = [await self._fitting(item) for item in items if item not in scripts]
            if media:
                await self.start()
            became = await self._connection.send(media)
            for document in read:
                self._keep_document(document)
            found = self._told_uploads(media, became)
            found += [Media(document.name, "document", "") for document in read]
        return await asyncio.to_thread(_media_frame, found)

    async def _take_documents(self, given: object) -> None:
        """Read documents into the next message; none of them where one cannot be read."""
        async with self._stage.busy("uploading"):
            items = await asyncio.to_thread(papers, [given])
            for document in [await read_paper(item, self._timeouts) for item in items]:
                self._keep_document(document)

    def _told_uploads(self, media: list[inputs.Source], became: list[list[Media] | NemoError]) -> list[Media]:
        """Say what got through and what did not; raise the first error."""
        through, found, failed = [], [], []
        for item, result in zip(media, became, strict=True):
            if isinstance(result, NemoError):
                failed.append(_naming(item, result))
            elif result or not failed:
                through.append(item)
                found += result
        if through:
            self._stage.apply(shown.Noted(self._words["uploaded"].format(names=inputs.names(through))))
        for error in failed[1:]:
            self._stage.apply(shown.Noted(str(error), "warning"))
        if failed:
            raise failed[0]
        return found

    async def _fitting(self, item: inputs.Source) -> inputs.Source:
        """Return something that is small enough for the skill, made smaller where it is not."""
        limit = self._api.skill.limit_bytes
        if item.url or item.size <= limit:
            return item
        # Loads codecs, which few uploads need.
        from nemo_widgets.client.shrink import shrunk

        # A session that takes the place of this one on the service gets its media again.
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=self._kept_until_closed()))
        label = self._words["shrinking"].format(name=item.name)
        shown_as = f"shrink-{folder.name}"

        def tell(fraction: float) -> None:
            self._stage.apply(shown.Progressed(shown_as, "upload", label, fraction))

        tell(0.0)
        try:
            return await shrunk(item, limit, folder, tell)
        finally:
            self._stage.apply(shown.ProgressEnded(shown_as))

    def _keep_document(self, document: Document) -> None:
        """Let a document's text go with the next message; one of the same name takes the other's place."""
        others = [other for other in self._documents if other.name != document.name]
        self._documents = [*others, document]
        told = self._words["read"].format(name=document.name, words=document.words)
        self._stage.apply(shown.Noted(told))


def _naming(item: inputs.Source, error: NemoError) -> NemoError:
    """Return an error that says which of several things it is about."""
    if item.name not in error.message:
        error.message = f"{item.name}: {error.message}"
        error.args = (error.message,)
    return error


def _media_frame(found: list[Media]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([asdict(item) for item in found], columns=list(Media.__dataclass_fields__))
