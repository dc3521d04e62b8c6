"""The text of a TXT, DOCX or PDF file, for a message: bytes in, text out, with every size bounded.

DOCX is read here and not by python-docx, which takes a file's word for how large it unpacks and brings lxml.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from nemo_widgets.errors import InputError, UnsupportedFileError

FORMATS = ("txt", "docx", "pdf")
MAX_CHARACTERS = 20_000
"""The longest text that goes with a message; about an hour and a half of speech."""
MAX_XML_BYTES = 64_000_000
MAX_PAGE_BYTES = 4_000_000
MAX_PAGES = 500


@dataclass(frozen=True)
class Document:
    """The text of one file."""

    name: str
    text: str = field(repr=False)

    @property
    def words(self) -> int:
        """How many words it has; a Chinese character counts as one."""
        return len(re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:['’-][^\W\u3400-\u9fff]+)*", self.text))


def read_document(name: str, data: bytes) -> Document:
    r"""Read a file's text.

    Parameters
    ----------
    name
        Its name; the extension tells the format.
    data
        Its bytes.

    Raises
    ------
    UnsupportedFileError
        It is of another format, or damaged.
    InputError
        It is protected, holds no text, or more than a message takes.

    Examples
    --------
    >>> read_document("script.txt", b"Dawn in the hills.\r\nA trail in fog.").text
    'Dawn in the hills.\nA trail in fog.'
    """
    match name.lower().rpartition(".")[2]:
        case "txt":
            text = _plain(name, data)
        case "docx":
            text = _docx(name, data)
        case "pdf":
            text = _pdf(name, data)
        case _:
            raise UnsupportedFileError(
                f"{name} is no document.", next_step=f"Documents are {', '.join(FORMATS)}.", code=4001
            )
    text = _tidy(text)
    if not text:
        raise InputError(f"{name} holds no text.", next_step="Pass a document with words in it.")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name} holds {len(text):,} characters; a message takes up to {MAX_CHARACTERS:,}.",
            next_step="Shorten it, or send it in parts.",
        )
    return Document(name, text)


def with_documents(message: str, documents: Sequence[Document]) -> str:
    """Return a message with the text of documents behind it, as a script is written: “…:” and then the text.

    Examples
    --------
    >>> print(with_documents("a 20-second video from this script", [Document("a.txt", "Dawn. Noon.")]))
    a 20-second video from this script:
    <BLANKLINE>
    Dawn. Noon.
    """
    if not documents:
        return message
    head = " ".join(message.split()).rstrip(" .:。：!！")
    if not _CALLED.search(head):
        head += "，根据这份文稿" if _HAN.search(head) else ", from this script"
    colon = "：" if _HAN.search(head) else ":"
    return f"{head}{colon}\n\n" + "\n\n".join(document.text for document in documents)


_HAN = re.compile(r"[\u3400-\u9fff]")
_CALLED = re.compile(
    r"\b(?:script|text|story|narration|description|lines|article)\b|脚本|文案|文稿|故事|文字", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


def _tidy(text: str) -> str:
    """Return a text with plain line ends, at most one empty line in a row, and no control characters."""
    lines = (_CONTROL.sub("", line).rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _plain(name: str, data: bytes) -> str:
    text = data.decode(_encoding(data), errors="replace")
    strange = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if strange > len(text) / 50:
        raise UnsupportedFileError(
            f"{name} is no text, whatever its name says.", next_step="Save it as UTF-8 text.", code=4001
        )
    return text


def _encoding(data: bytes) -> str:
    """Tell a text's encoding from its mark, else from what its bytes can be."""
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return name
    if data[1::2].count(0) > len(data) / 5:
        return "utf-16-le"
    if data[::2].count(0) > len(data) / 5:
        return "utf-16-be"
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "utf-8" or _reads_as_chinese(text):
            return name
    return "cp1252" if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else "latin-1"


def _reads_as_chinese(text: str) -> bool:
    """Tell whether what is not ASCII is Chinese; Western bytes read as such give rare signs."""
    other = [character for character in text if ord(character) > 127]
    common = [
        character
        for character in other
        if "\u3000" <= character <= "\u30ff" or "\uff00" <= character <= "\uffef" or _in_gb2312(character)
    ]
    return len(common) >= max(2, 0.7 * len(other))


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _docx(name: str, data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        # Word wraps what is encrypted in the format of its old files.
        raise InputError(
            f"{name} is protected by a password, or an old .doc.", next_step="Save it as an open .docx."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as file:
            xml = file.read(MAX_XML_BYTES + 1)
    except (
        zipfile.BadZipFile,
        LookupError,
        ValueError,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise damaged(name, "DOCX") from error
    if len(xml) > MAX_XML_BYTES:
        raise InputError(f"{name} unpacks to too much.", next_step="Save its text as a .txt file.")
    return _Paragraphs(name).read(xml)


_MARKS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
# A fallback repeats what stands beside it, for older programs; a paragraph's properties define tab stops.
_SKIPPED = {"mc:Fallback", "w:pPr"}


class _Paragraphs:
    """Collects the words of WordprocessingML, a line a paragraph (ECMA-376 part 1, section 17.3)."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._words: list[str] = []
        self._inside = False
        self._skipped = 0

    def read(self, xml: bytes) -> str:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as error:
            raise damaged(self._name, "DOCX") from error
        return "".join(self._words)

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._skipped += tag in _SKIPPED
        self._inside = tag == "w:t" and not self._skipped
        if not self._skipped:
            self._words.append(_MARKS.get(tag, ""))

    def _end(self, tag: str) -> None:
        self._inside = False
        self._skipped -= tag in _SKIPPED
        if tag == "w:p" and not self._skipped:
            self._words.append("\n")

    def _data(self, text: str) -> None:
        if self._inside:
            self._words.append(text)

    def _refuse(self, *_: object) -> None:
        # A document of Word declares no types; one that does may define entities that grow without end.
        raise damaged(self._name, "DOCX")


def _pdf(name: str, data: bytes) -> str:
    from pypdf.errors import DependencyError, PyPdfError

    try:
        text = _pages(name, data)
    except DependencyError as error:
        raise _locked(name) from error
    except InputError:
        # Ours; it is a ValueError too.
        raise
    except (
        PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError,
        NotImplementedError, AssertionError, zlib.error, OSError,
    ) as error:  # fmt: skip
        # A damaged file fails wherever pypdf happens to be.
        raise damaged(name, "PDF") from error
    if not text.strip():
        raise InputError(
            f"{name} has no text layer: its pages are pictures.",
            next_step="Run it through text recognition (OCR) first, or paste the text.",
        )
    return text


def _pages(name: str, data: bytes) -> str:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(name)
    if len(reader.pages) > MAX_PAGES:
        raise InputError(
            f"{name} has {len(reader.pages)} pages; up to {MAX_PAGES} are read.",
            next_step="Shorten it, or send it in parts.",
        )
    text = ""
    for page in reader.pages:
        content = page.get_contents()
        if content is not None and len(content.get_data()) > MAX_PAGE_BYTES:
            raise InputError(f"{name} unpacks to too much.", next_step="Save its text as a .txt file.")
        text += page.extract_text() + "\n"
        if len(text) > 4 * MAX_CHARACTERS:
            break
    return text


def _locked(name: str) -> InputError:
    return InputError(f"{name} is protected by a password.", next_step="Save a copy without one.")


def damaged(name: str, kind: str) -> UnsupportedFileError:
    """Return the error for a file that is not what its name says."""
    return UnsupportedFileError(
        f"{name} is damaged, or no {kind}.", next_step="Save it anew, or as a .txt file.", code=4001
    )
