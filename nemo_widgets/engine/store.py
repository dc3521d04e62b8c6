"""The database: users and tokens, sessions and their drafts, media, renders. SQLite in WAL mode.

Tokens are stored as SHA-256; the token itself is nowhere on disk.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, delete, event, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.tables import (
    Base,
    Conversation,
    Media,
    Recollection,
    Render,
    SessionMedia,
    Token,
    User,
    Version,
)
from nemo_widgets.errors import AuthError, InputError, SessionError, StorageError
from nemo_widgets.timeline.draft import Draft

# Nobody else writes to the database; who looks into it by hand may hold it for a moment.
LOCK_S = 5.0


@dataclass(frozen=True)
class Caller:
    """Who a request comes from."""

    user_id: str


def hash_token(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


class Store:
    """The database of one engine; every method is one transaction.

    Raises
    ------
    StorageError
        From every method: the database is damaged, locked by somebody else, or the disk is full.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # What is stored is nobody's business in a log, so errors do not quote it.
        self._engine: Engine = create_engine(
            f"sqlite:///{path}", connect_args={"timeout": LOCK_S}, hide_parameters=True
        )
        event.listen(self._engine, "connect", _prepare)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{path.parent} cannot be made: {error.strerror or error}.") from error
        with self._errors():
            Base.metadata.create_all(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _begin(self) -> Iterator[Session]:
        with self._errors(), Session(self._engine, expire_on_commit=False) as db, db.begin():
            yield db

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            reason = str(error.orig)
            step = "Free some space." if "full" in reason else f"It is in {self._path}."
            raise StorageError(f"The engine's database cannot be used: {reason}.", next_step=step) from error

    def issue_token(self, client_id: str, days: float) -> tuple[str, str, float]:
        """Make a token for a client; return token, user id and expiry."""
        token = f"nmv_usr_{secrets.token_urlsafe(32)}"
        expires = time.time() + days * 86_400
        with self._begin() as db:
            user = db.get(User, client_id)
            if user is None:
                user = User(client_id=client_id, user_id=f"anon_{uuid.uuid4().hex[:16]}")
                db.add(user)
            db.execute(delete(Token).where(Token.expires < time.time()))
            db.add(Token(hash=hash_token(token), user_id=user.user_id, expires=expires))
            return token, user.user_id, expires

    def caller(self, token: str) -> Caller:
        """Return whose token it is.

        Raises
        ------
        AuthError
            It is unknown or has expired.
        """
        with self._begin() as db:
            row = db.get(Token, hash_token(token))
            if row is None or row.expires < time.time():
                raise AuthError("The token is expired or invalid.", code=1001)
            return Caller(row.user_id)

    def open_session(
        self, user_id: str, *, task_name: str, language: str, skill: str, draft: Draft | None = None
    ) -> Conversation:
        """Start a session with an empty draft, or one that has a size and nothing else."""
        with self._begin() as db:
            session = Conversation(
                task_id=uuid.uuid4().hex,
                task_name=task_name,
                user_id=user_id,
                language=language,
                skill=skill,
            )
            db.add(session)
            db.flush()
            first = draft.to_wire() if draft else {}
            db.add(Version(session_id=session.id, number=0, draft=first, message=""))
            return session

    def session(self, session_id: str, user_id: str) -> Conversation:
        """Return a session of this user.

        Raises
        ------
        SessionError
            There is none of that id.
        """
        with self._begin() as db:
            number = (
                int(session_id)
                if session_id.isascii() and session_id.isdigit() and len(session_id) < 18
                else -1
            )
            session = db.get(Conversation, number)
            if session is None or session.user_id != user_id:
                raise SessionError(f"Session {session_id[:40]!r} is not known.", code=1002)
            return session

    def draft(self, session_id: int) -> tuple[Draft, int]:
        """Return the session's draft and its version number."""
        with self._begin() as db:
            session = db.get_one(Conversation, session_id)
            version = db.get_one(Version, (session_id, session.current))
            return Draft(version.draft), version.number

    def commit(self, session_id: int, draft: Draft, message: str, made: Iterable[MediaItem] = ()) -> int:
        """Keep a new version after the current one, with what was made for it; return its number.

        What could be redone is gone.
        """
        with self._begin() as db:
            session = db.get_one(Conversation, session_id)
            db.execute(
                delete(Version).where(Version.session_id == session_id, Version.number > session.current)
            )
            session.current += 1
            db.add(
                Version(session_id=session_id, number=session.current, draft=draft.to_wire(), message=message)
            )
            _attach(db, session_id, made, generated=True)
            return session.current

    def version_at(self, session_id: int, number: int) -> Draft | None:
        """Return the draft of a version, or None where there is no such version."""
        with self._begin() as db:
            version = db.get(Version, (session_id, number))
            return Draft(version.draft) if version else None

    def go_to(self, session_id: int, number: int) -> None:
        """Make another version the current one."""
        with self._begin() as db:
            db.get_one(Conversation, session_id).current = number

    def memory(self, session_id: int) -> dict[str, Any]:
        """Return what the agent remembers of a session; nothing of a new one."""
        with self._begin() as db:
            found = db.get(Recollection, session_id)
            return dict(found.memory) if found else {}

    def remember(self, session_id: int, memory: dict[str, Any]) -> None:
        """Keep what the agent remembers of a session, in place of what it did before."""
        with self._begin() as db:
            db.merge(Recollection(session_id=session_id, memory=memory))

    def add_media(self, media: Media) -> Media:
        """Keep what is known of a file; return what was known before, where it was."""
        with self._begin() as db:
            found = db.get(Media, media.hash)
            if found is None:
                db.add(media)
            return found or media

    def attach(self, session_id: int, items: Iterable[MediaItem]) -> None:
        """Put uploads into a session, all or none; the same file under the same name is there once."""
        with self._begin() as db:
            _attach(db, session_id, items, generated=False)

    def remove_unused_media(self) -> Sequence[Media]:
        """Forget the files that are in no session; return what they were."""
        with self._begin() as db:
            unused = db.scalars(select(Media).where(Media.hash.not_in(select(SessionMedia.hash)))).all()
            for media in unused:
                db.delete(media)
            return unused

    def session_media(self, session_id: int, *, generated: bool) -> Sequence[tuple[str, Media]]:
        """Return a session's files with their names, in the order they came."""
        with self._begin() as db:
            rows = db.execute(
                select(SessionMedia.filename, Media)
                .join(Media, Media.hash == SessionMedia.hash)
                .where(SessionMedia.session_id == session_id, SessionMedia.generated == generated)
                .order_by(SessionMedia.id)
            )
            return [(name, media) for name, media in rows]

    def submit_render(
        self, render_id: str, user_id: str, draft: Draft, output: dict[str, Any]
    ) -> tuple[Render, bool]:
        """Queue a render, or return the one that has this id; tell whether it is new.

        Raises
        ------
        InputError
            The id belongs to a render of something else.
        """
        body = json.dumps([draft.digest(), output], sort_keys=True)
        digest = hashlib.sha256(body.encode()).hexdigest()
        with self._begin() as db:
            found = db.get(Render, render_id)
            if found is not None:
                if found.user_id != user_id or found.digest != digest:
                    raise InputError(
                        f"The render id {render_id} belongs to another export.",
                        next_step="Use a new id for a new export.",
                        code=409,
                    )
                return found, False
            render = Render(
                id=render_id, user_id=user_id, digest=digest, draft=draft.to_wire(), output=output
            )
            db.add(render)
            db.flush()
            return render, True

    def render(self, render_id: str, user_id: str | None = None) -> Render | None:
        """Return a render, of this user where one is named."""
        with self._begin() as db:
            found = db.get(Render, render_id)
            return found if found is not None and user_id in (None, found.user_id) else None

    def unfinished_renders(self) -> Sequence[str]:
        """Return the ids of all renders that still have to be done, oldest first."""
        with self._begin() as db:
            return db.scalars(
                select(Render.id).where(Render.status.in_(["pending", "processing"])).order_by(Render.created)
            ).all()

    def update_render(self, render_id: str, **values: Any) -> bool:
        """Change fields of a render that has not ended; tell whether it had not."""
        with self._begin() as db:
            changed = db.execute(
                update(Render)
                .where(Render.id == render_id, Render.status.in_(["pending", "processing"]))
                .values(**values)
                .returning(Render.id)
            )
            return changed.first() is not None

    def finished_renders(self) -> Sequence[Render]:
        """Return the completed renders, newest first."""
        with self._begin() as db:
            return db.scalars(
                select(Render).where(Render.status == "completed").order_by(Render.created.desc())
            ).all()


def _attach(db: Session, session_id: int, items: Iterable[MediaItem], *, generated: bool) -> None:
    for item in items:
        row = {"session_id": session_id, "hash": item.hash, "filename": item.filename}
        if db.scalar(select(SessionMedia).filter_by(**row)) is None:
            db.add(SessionMedia(**row, generated=generated))
            db.flush()


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
