"""The database: what it keeps together, and what it says when it cannot."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from nemo_widgets.engine import store as store_module
from nemo_widgets.engine.launcher import ensure_engine
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.media.library import Library
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.tables import Media
from nemo_widgets.errors import AuthError, EngineError, InputError, SessionError, StorageError
from nemo_widgets.locations import data_dir
from nemo_widgets.timeline.draft import Draft


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "engine.db")
    yield opened
    opened.close()


def session(store: Store, user: str = "anon_1") -> int:
    return store.open_session(user, task_name="project", language="en", skill="").id


def media(letter: str) -> Media:
    return Media(hash=letter * 64, extension="png", file_type="image", has_audio=False, made=None)


def item(letter: str, name: str = "a.png") -> MediaItem:
    return MediaItem(letter * 64, f"/media/{letter * 64}.png", name, "image")


def names(store: Store, session_id: int, *, generated: bool = False) -> list[str]:
    return [name for name, _ in store.session_media(session_id, generated=generated)]


def test_versions_follow_one_another_and_an_edit_after_undo_drops_what_could_be_redone(store: Store) -> None:
    number = session(store)
    assert [store.commit(number, Draft({"x": x}), "") for x in range(3)] == [1, 2, 3]
    store.go_to(number, 1)
    assert store.commit(number, Draft({"x": "new"}), "") == 2
    assert store.version_at(number, 3) is None
    assert store.draft(number) == (Draft({"x": "new"}), 2)


def test_what_was_made_for_a_version_comes_with_it_or_not_at_all(store: Store) -> None:
    number = session(store)
    store.add_media(media("a"))
    with pytest.raises(StorageError):
        store.commit(number, Draft({"x": 1}), "", [item("a"), item("b")])  # b is in no library
    assert store.draft(number)[1] == 0
    assert names(store, number, generated=True) == []
    store.commit(number, Draft({"x": 1}), "", [item("a")])
    assert names(store, number, generated=True) == ["a.png"]


def test_uploads_are_attached_all_or_none_and_each_once(store: Store) -> None:
    number = session(store)
    store.add_media(media("a"))
    with pytest.raises(StorageError):
        store.attach(number, [item("a"), item("b")])
    assert names(store, number) == []
    store.attach(number, [item("a"), item("a"), item("a", "other.png")])
    store.attach(number, [item("a")])
    assert names(store, number) == ["a.png", "other.png"]


def test_files_that_came_into_no_session_are_removed_at_the_next_start(tmp_path: Path, store: Store) -> None:
    library = Library(tmp_path / "media", store)
    number = session(store)
    for name in ("used", "unused"):
        path = library.incoming()
        path.write_text(name)
        found = library.adopt(path, name, {"extension": "png", "file_type": "image", "has_audio": False})
        if name == "used":
            store.attach(number, [found])
    library.incoming().write_text("half")
    Library(tmp_path / "media", store)
    left = [path for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert [path.read_text() for path in left] == ["used"]
    assert names(store, number) == ["used"]


def test_a_render_that_has_ended_is_not_changed_any_more(store: Store) -> None:
    draft = Draft({"t": [{"tt": 0, "sg": [{"d": 1000}]}]})
    store.submit_render("r", "anon_1", draft, {})
    assert store.update_render("r", status="failed", error="cancelled")
    assert not store.update_render("r", status="completed")
    render = store.render("r")
    assert render is not None
    assert (render.status, render.error) == ("failed", "cancelled")
    with pytest.raises(InputError, match="another export"):
        store.submit_render("r", "anon_2", draft, {})


def test_tokens_expire_and_sessions_are_their_users(store: Store) -> None:
    token, user, _ = store.issue_token("client", 1)
    assert store.caller(token).user_id == user
    old, _, _ = store.issue_token("client", -1)
    with pytest.raises(AuthError):
        store.caller(old)
    number = session(store, user)
    with pytest.raises(SessionError):
        store.session(str(number), "anon_other")


def test_the_token_itself_is_nowhere_in_the_file(tmp_path: Path, store: Store) -> None:
    token, _, _ = store.issue_token("client", 1)
    store.close()
    for file in tmp_path.iterdir():
        assert token.encode() not in file.read_bytes()


def test_a_database_that_somebody_holds_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "LOCK_S", 0.05)
    store = Store(tmp_path / "engine.db")
    other = sqlite3.connect(tmp_path / "engine.db")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="locked"):
        session(store)
    other.rollback()
    other.close()
    assert session(store) == 1
    store.close()


def test_a_full_disk_is_an_error_that_says_so_and_quotes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "engine.db"
    store = Store(path)
    store.close()
    with sqlite3.connect(path) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    # SQLite's own way to be full: the file may have no more pages.
    event.listen(store._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages}"))
    number = session(store)
    with pytest.raises(StorageError, match="full") as caught:
        store.commit(number, Draft({"secret": "x" * 100_000}), "")
    assert "xxx" not in str(caught.value) + str(caught.value.__cause__)
    assert store.draft(number) == (Draft({}), 0)
    store.close()


def test_a_damaged_database_keeps_the_engine_from_starting_and_is_named(nemo_home: Path) -> None:
    data_dir().mkdir(parents=True)
    (data_dir() / "engine.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(EngineError, match="not a database") as caught:
        ensure_engine()
    assert "engine.db" in str(caught.value)


def test_many_threads_write_at_once_and_nothing_is_lost(store: Store) -> None:
    number = session(store)
    failures: list[Exception] = []

    def write(letter: str) -> None:
        try:
            store.add_media(media(letter))
            store.attach(number, [item(letter, letter)])
        except StorageError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in "0123456789abcdef"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(names(store, number)) == sorted("0123456789abcdef")


def test_what_is_remembered_of_a_session_is_kept_and_replaced(store: Store) -> None:
    number = session(store)
    assert store.memory(number) == {}
    store.remember(number, {"edit": "mute it"})
    store.remember(number, {"edit": "make it square"})
    assert store.memory(number) == {"edit": "make it square"}


def test_a_database_from_before_there_was_a_memory_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "engine.db"
    first = Store(path)
    number = session(first)
    first.close()
    with sqlite3.connect(path) as old:
        old.execute("DROP TABLE recollection")
    old.close()
    again = Store(path)
    assert again.memory(number) == {}
    again.remember(number, {"edit": "mute it"})
    assert again.memory(number) == {"edit": "mute it"}
    again.close()
