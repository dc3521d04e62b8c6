from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nemo_widgets.bridge.filenames import free_path
from nemo_widgets.bridge.mirror import INTERVAL_S, Mirror
from nemo_widgets.bridge.state import AgentPartial, StatusChanged, initial_state, reduce


def test_a_stream_of_words_is_written_at_most_ten_times_a_second_and_whole_at_the_end() -> None:
    written: list[Mapping[str, Any]] = []

    async def main() -> float:
        loop = asyncio.get_running_loop()
        mirror = Mirror(written.append)
        state = reduce(initial_state(), StatusChanged("working"))
        mirror.show(state)
        began = loop.time()
        for number in range(300):
            state = reduce(state, AgentPartial(f"{number} "))
            mirror.show(state)
            await asyncio.sleep(0.001)
        mirror.flush()
        return loop.time() - began

    seconds = asyncio.run(main())
    assert len(written) <= seconds / INTERVAL_S + 3
    assert written[-1]["log"][0]["text"] == "".join(f"{number} " for number in range(300))


def test_only_what_changed_is_written_and_a_change_of_status_at_once() -> None:
    written: list[Mapping[str, Any]] = []

    async def main() -> None:
        mirror = Mirror(written.append)
        state = initial_state()
        mirror.show(state)
        mirror.show(state)
        mirror.show(reduce(state, StatusChanged("ready")))
        mirror.flush()

    asyncio.run(main())
    assert [set(traits) for traits in written[1:]] == [{"status"}]


def test_what_waits_is_written_without_being_asked_again() -> None:
    async def main() -> str:
        written: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue()
        mirror = Mirror(written.put_nowait)
        state = initial_state()
        mirror.show(state)
        await written.get()
        mirror.show(reduce(state, AgentPartial("Hello")))
        assert written.empty()
        later = await asyncio.wait_for(written.get(), 5)
        return str(later["log"][0]["text"])

    assert asyncio.run(main()) == "Hello"


def test_an_export_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_path(tmp_path, "Lake at dusk")
        path.touch()
        names.append(path.name)
    assert names == ["nemo-lake-at-dusk.mp4", "nemo-lake-at-dusk-2.mp4", "nemo-lake-at-dusk-3.mp4"]


def test_a_file_name_keeps_letters_of_any_script_and_nothing_else(tmp_path: Path) -> None:
    assert free_path(tmp_path, "../黄昏的 湖!").name == "nemo-黄昏的-湖.mp4"
    assert free_path(tmp_path, "???").name == "nemo-video.mp4"
