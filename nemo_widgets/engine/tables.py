"""The tables of the engine's database. Times are seconds since the epoch."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Tables of the engine."""


class User(Base):
    """One client id, and the anonymous user it stands for."""

    __tablename__ = "user"
    client_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str]


class Token(Base):
    """A token, by its hash."""

    __tablename__ = "token"
    hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    expires: Mapped[float]


class Conversation(Base):
    """One session: a conversation and the timeline it works on."""

    __tablename__ = "session"
    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[str]
    task_name: Mapped[str]
    user_id: Mapped[str]
    language: Mapped[str]
    skill: Mapped[str]
    current: Mapped[int] = mapped_column(default=0)


class Version(Base):
    """One state of a session's draft; versions above `current` can be redone."""

    __tablename__ = "version"
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    message: Mapped[str]
    created: Mapped[float] = mapped_column(default=time.time)


class Recollection(Base):
    """What the agent remembers of a session between two messages."""

    __tablename__ = "recollection"
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), primary_key=True)
    memory: Mapped[dict[str, Any]] = mapped_column(JSON)


class Media(Base):
    """One file of the library."""

    __tablename__ = "media"
    hash: Mapped[str] = mapped_column(primary_key=True)
    extension: Mapped[str]
    file_type: Mapped[str]
    duration: Mapped[float | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    fps: Mapped[float | None]
    has_audio: Mapped[bool]
    made: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class SessionMedia(Base):
    """A file in a session, under the name its owner gave it."""

    __tablename__ = "session_media"
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    hash: Mapped[str] = mapped_column(ForeignKey("media.hash"))
    filename: Mapped[str]
    generated: Mapped[bool]


class Render(Base):
    """One export."""

    __tablename__ = "render"
    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    digest: Mapped[str]
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    output: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(default="pending", index=True)
    progress: Mapped[float] = mapped_column(default=0.0)
    error: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    duration: Mapped[float | None]
    size: Mapped[int | None]
    warnings: Mapped[list[str]] = mapped_column(JSON, default=list)
    created: Mapped[float] = mapped_column(default=time.time)
