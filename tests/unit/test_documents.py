"""Documents of other programs become text; what cannot be read says why."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image
from pypdf import PdfReader, PdfWriter

from nemo_widgets.conversation.documents import (
    MAX_CHARACTERS,
    Document,
    read_document,
    with_documents,
)
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import AddScene
from nemo_widgets.errors import InputError, UnsupportedFileError
from nemo_widgets.timeline.draft import Draft

ENGLISH = "Dawn in the hills.\nA forest trail in fog.\n\nThe summit – at sunset."
CHINESE = "清晨的山谷，雾气升起。\n林间小路上的徒步者。\n日落时分的山顶。"
FRENCH = "Le café naïf près de l’été, où Zoë rêve.\nÄpfel für Björn."


def word_file(*paragraphs: str) -> bytes:
    document, memory = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(memory)
    return memory.getvalue()


def zipped(xml: str) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return memory.getvalue()


def pdf(*pages: str) -> bytes:
    writer, memory = PdfWriter(), io.BytesIO()
    for text in pages:
        figure, page = Figure(figsize=(6, 4)), io.BytesIO()
        figure.text(0.1, 0.5, text)
        figure.savefig(page, format="pdf")
        writer.append(PdfReader(page))
    writer.write(memory)
    return memory.getvalue()


def locked_pdf(text: str, password: str) -> bytes:
    writer, memory = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf(text))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(memory)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[
            (text, encoding)
            for text in (ENGLISH, CHINESE, FRENCH)
            for encoding in ("utf-8", "utf-8-sig", "utf-16")
        ],
        (CHINESE, "utf-32"),
        (CHINESE, "gb18030"),
        (CHINESE, "gb2312"),
        (ENGLISH.replace("–", "-"), "utf-16-le"),
        (ENGLISH.replace("–", "-"), "utf-16-be"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (FRENCH, "cp1252"),
    ],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(text: str, encoding: str) -> None:
    assert read_document("script.TXT", text.encode(encoding)).text == text


def test_a_word_document_is_read_a_line_a_paragraph_tables_included() -> None:
    document, memory = docx.Document(), io.BytesIO()
    document.add_heading("The long way up", 1)
    document.add_paragraph("Dawn\tin the ").add_run("hills").bold = True
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "雪山", "4 s"
    document.save(memory)
    text = read_document("script.docx", memory.getvalue()).text
    assert text == "The long way up\nDawn\tin the hills\n雪山\n4 s"


def test_what_a_word_document_repeats_for_older_programs_or_has_deleted_is_left_out() -> None:
    xml = (
        "<w:document xmlns:w='w' xmlns:mc='mc'><w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        "<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<mc:AlternateContent><mc:Choice><w:r><w:t> box</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p></w:document>"
    )
    assert read_document("a.docx", zipped(xml)).text == "kept box"


def test_a_pdf_is_read_page_by_page() -> None:
    text = read_document("script.pdf", pdf("Dawn in the hills.", "The summit at sunset.")).text
    assert text.split("\n") == ["Dawn in the hills.", "The summit at sunset."]


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert "Dawn" in read_document("a.pdf", locked_pdf("Dawn", "")).text


def test_a_scanned_pdf_says_that_it_has_no_text_layer() -> None:
    memory = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(memory, "PDF")
    with pytest.raises(InputError, match=r"scan\.pdf has no text layer.*OCR"):
        read_document("scan.pdf", memory.getvalue())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", locked_pdf("secret plan", "open sesame")),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_protected_document_says_so(name: str, data: bytes) -> None:
    with pytest.raises(InputError, match="password"):
        read_document(name, data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"%PDF-1.7\n" + bytes(100)),
        ("a.pdf", pdf("cut off")[:600]),
        ("a.docx", b"PK\x03\x04 no zip"),
        ("a.docx", zipped("<w:document xmlns:w='w'><w:p>")),
        ("a.docx", word_file("whole")[:-200]),
        ("a.txt", bytes(range(256)) * 8),
        ("a.exe", b"MZ"),
    ],
)
def test_a_damaged_document_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnsupportedFileError, match=r"a\."):
        read_document(name, data)


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_document_without_words_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="no text"):
        read_document(name, b" \n\t" if name == "a.txt" else word_file("", " "))


def test_a_text_longer_than_a_message_takes_is_refused_with_both_numbers() -> None:
    assert read_document("a.txt", b"a" * MAX_CHARACTERS)
    with pytest.raises(InputError, match=r"holds 20,001 characters; a message takes up to 20,000"):
        read_document("a.txt", b"a" * (MAX_CHARACTERS + 1))


def test_bombs_are_refused_before_they_go_off() -> None:
    lol = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 9))
    with pytest.raises(UnsupportedFileError):
        read_document("a.docx", zipped(f"<!DOCTYPE d [<!ENTITY l0 'ha'>{lol}]><d>&l8;</d>"))
    with pytest.raises(InputError, match="unpacks to too much"):
        read_document("a.docx", zipped(f"<w:t>{'a' * 64_000_000}</w:t>"))
    writer, memory = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(pdf("small"))))
    content = writer.pages[0].get_contents()
    assert content is not None
    content.set_data(b"0 0 m " * 1_000_000)
    writer.pages[0].replace_contents(content)
    writer.pages[0].compress_content_streams()
    writer.write(memory)
    with pytest.raises(InputError, match="unpacks to too much"):
        read_document("a.pdf", memory.getvalue())


def test_words_are_counted_in_both_scripts() -> None:
    assert Document("a", "It's a well-known lake, 20 m deep.").words == 7
    assert Document("a", "雪山 at dawn").words == 4


@pytest.mark.parametrize(
    ("message", "head"),
    [
        ("make a video from this script", "make a video from this script:"),
        ("A 20-second video of this story.", "A 20-second video of this story:"),
        ("make a video", "make a video, from this script:"),
        ("根据这个脚本做视频。", "根据这个脚本做视频："),
        ("做一个20秒的视频", "做一个20秒的视频，根据这份文稿："),
    ],
)
def test_documents_stand_behind_the_message_as_its_script(message: str, head: str) -> None:
    documents = [Document("a.txt", "Dawn."), Document("b.txt", "Noon.")]
    assert with_documents(message, documents) == f"{head}\n\nDawn.\n\nNoon."
    assert with_documents(message, []) == message


@given(st.sampled_from(["a.txt", "a.docx", "a.pdf"]), st.binary())
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    with suppress(InputError):
        assert read_document(name, data).text


WORD, PDF = word_file("Dawn in the hills."), pdf("Dawn in the hills.")


@given(st.sampled_from([("a.docx", WORD), ("a.pdf", PDF)]), st.data())
def test_a_document_with_flipped_bytes_is_read_or_refused(
    file: tuple[str, bytes], data: st.DataObject
) -> None:
    broken = bytearray(file[1])
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), min_size=1, max_size=8)):
        broken[at] ^= data.draw(st.integers(1, 255))
    with suppress(InputError):
        assert read_document(file[0], bytes(broken)).text


@pytest.mark.parametrize(
    "message", ["make a video from this script", "a vertical video", "根据这个脚本做一个视频", "做一个视频"]
)
def test_the_engines_agent_makes_a_scene_of_every_sentence_of_a_document(message: str) -> None:
    document = Document("a.txt", "清晨的山谷。\n林间小路。\n日落的山顶。" if message > "一" else ENGLISH)
    calls = plan(with_documents(message, [document]), Draft({}), []).calls
    assert len([call for call in calls if isinstance(call, AddScene)]) == 3
