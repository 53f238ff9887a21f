"""What the library promises to those who give it what strangers made, by which test each promise is held.

`tests.tools.write_promises` writes the table of the documentation from this and from the figures of the last whole run.
"""

from typing import NamedTuple

__all__ = ["PROMISES", "Promise"]


class Promise(NamedTuple):
    """A promise.

    Attributes:
        text: The promise, as a sentence.
        file: The file of the tests.
        test: A test in it.
        figures: How the names of its figures begin; all of them are shown.
    """

    text: str
    file: str
    test: str
    figures: str


_FAULTS, _FIRST, _CORPORA = (f"tests/hostile/test_{name}.py" for name in ("faults", "first_attacks", "corpora"))

PROMISES = (
    Promise(
        "Whatever stands in an input, only the library's own errors come out",
        _CORPORA,
        "test_whatever_stands_in_an_input_only_the_errors_of_the_library_come_out",
        "corpus ",
    ),
    Promise(
        "The same, of inputs that a fuzzer makes after what the code does with them, each within a second",
        "tests/fuzz/test_entry_points.py",
        "test_inputs_made_of_changed_pieces_end_in_the_errors_of_the_library_within_a_second",
        "fuzz ",
    ),
    Promise(
        "A page is read as a browser draws it: no text lost, none gained",
        _CORPORA,
        "test_a_payload_in_a_page_is_the_text_that_a_browser_draws",
        "payloads of",
    ),
    Promise(
        "The same, of lists of attacks by script",
        _CORPORA,
        "test_a_payload_in_a_page_is_the_text_that_a_browser_draws",
        "payloads cross",
    ),
    Promise(
        "A text that a record takes comes back from files as it was",
        _CORPORA,
        "test_a_payload_as_a_value_comes_back_or_is_refused_by_rule",
        "payloads as values",
    ),
    Promise(
        "Time grows in step with the size of an input",
        "tests/hostile/test_floods.py",
        "test_time_grows_in_step_with_a_flood",
        "floods",
    ),
    Promise(
        "A document with a million mistakes is refused in seconds",
        _FIRST,
        "test_a_million_mistakes_take_seconds",
        "a million",
    ),
    Promise(
        "A save that is killed leaves the old file or the new one",
        _FAULTS,
        "test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one",
        "kills of",
    ),
    Promise(
        "Whichever call of the system fails, the old file stands and no stray one",
        _FAULTS,
        "test_whichever_call_of_a_save_fails_the_old_file_stands_and_no_stray_one",
        "calls of a",
    ),
    Promise(
        "The same, of folders of files",
        _FAULTS,
        "test_whichever_call_of_a_folder_fails_the_old_files_stand_and_no_stray_one",
        "calls of folder",
    ),
    Promise(
        "Where there is no room, the old file stands",
        _FAULTS,
        "test_where_there_is_no_room_for_all_bytes_the_old_file_stands",
        "no room",
    ),
    Promise(
        "The same, on a file system that is full",
        _FAULTS,
        "test_on_a_full_file_system_the_old_file_stands",
        "full file",
    ),
    Promise(
        "Two writers and a reader at once see whole files only",
        _FAULTS,
        "test_two_writers_and_a_reader_at_once_see_whole_files_only",
        "two writers",
    ),
    Promise(
        "Damage of a compressed file is told, or harmless",
        _FAULTS,
        "test_every_cut_and_flip_of_a_compressed_file_is_told_or_harmless",
        "damage of",
    ),
    Promise(
        "A long run keeps its memory, its threads and its children apart",
        "tests/hostile/test_soak.py",
        "test_a_long_run_keeps_its_memory_and_warns_of_nothing",
        "long run",
    ),
)
