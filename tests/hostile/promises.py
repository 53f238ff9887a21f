"""The promises of the library about untrusted input, each with the test that holds it.

`tests.tools.write_promises` writes the table of the documentation from this and from the figures of the last runs.
"""

from typing import NamedTuple

__all__ = ["PROMISES", "Promise"]


class Promise(NamedTuple):
    """A promise.

    Attributes:
        text: The promise, as a sentence.
        file: The file of the tests.
        test: A test in it.
        figures: The prefix of the names of its figures, all of which are shown.
    """

    text: str
    file: str
    test: str
    figures: str


_FAULTS, _FIRST, _CORPORA, _PLACES = (
    f"tests/hostile/test_{name}.py" for name in ("faults", "first_attacks", "corpora", "places")
)

PROMISES = (
    Promise(
        "Any input raises only the library's own errors",
        _CORPORA,
        "test_whatever_stands_in_an_input_only_the_errors_of_the_library_come_out",
        "corpus ",
    ),
    Promise(
        "The same holds for inputs of a coverage-guided fuzzer, each within a second",
        "tests/fuzz/test_entry_points.py",
        "test_inputs_made_of_changed_pieces_end_in_the_errors_of_the_library_within_a_second",
        "fuzz ",
    ),
    Promise(
        "A page is read as a browser draws it: no text lost, none gained",
        _CORPORA,
        "test_a_payload_in_a_page_is_the_text_that_a_browser_draws",
        "payloads of the repository",
    ),
    Promise(
        "The same holds for public lists of script injections",
        _CORPORA,
        "test_a_payload_in_a_page_is_the_text_that_a_browser_draws",
        "payloads cross-site scripting",
    ),
    Promise(
        "The same holds for naughty strings and the addresses of the web platform tests",
        _CORPORA,
        "test_a_payload_in_a_page_is_the_text_that_a_browser_draws",
        "payloads naughty strings and addresses",
    ),
    Promise(
        "Any text that a record accepts is read back from files unchanged",
        _CORPORA,
        "test_a_payload_as_a_value_comes_back_or_is_refused_by_rule",
        "payloads as values",
    ),
    Promise(
        "Time grows linearly with the size of the input",
        "tests/hostile/test_floods.py",
        "test_time_grows_in_step_with_a_flood",
        "floods",
    ),
    Promise(
        "A document with a million mistakes is refused within seconds",
        _FIRST,
        "test_a_million_mistakes_take_seconds",
        "a million empty objects",
    ),
    Promise(
        "A save that is killed leaves either the old file or the new one",
        _FAULTS,
        "test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one",
        "kills of",
    ),
    Promise(
        "If any system call fails during a save, the old file is unchanged and no temporary file is left",
        _FAULTS,
        "test_whichever_call_of_a_save_fails_the_old_file_stands_and_no_stray_one",
        "calls of a",
    ),
    Promise(
        "The same holds for folders of files",
        _FAULTS,
        "test_whichever_call_of_a_folder_fails_the_old_files_stand_and_no_stray_one",
        "calls of folder",
    ),
    Promise(
        "When not every byte can be written, the old file is unchanged",
        _FAULTS,
        "test_where_there_is_no_room_for_all_bytes_the_old_file_stands",
        "no room",
    ),
    Promise(
        "The same holds on a full file system",
        _FAULTS,
        "test_on_a_full_file_system_the_old_file_stands",
        "full file system",
    ),
    Promise(
        "On a disk that is full in the middle of a folder, the old files are unchanged and the error names the file",
        _PLACES,
        "test_a_disk_that_is_full_in_the_middle_of_a_folder_keeps_the_old_one",
        "full within a folder",
    ),
    Promise(
        "A save to a read-only file system fails with the name of the file and changes nothing",
        _PLACES,
        "test_on_a_read_only_file_system_each_writer_names_its_file_and_changes_nothing",
        "read-only file system",
    ),
    Promise(
        "The same holds in a folder that the user may only read, also over files that the user may write",
        _PLACES,
        "test_in_a_folder_that_may_only_be_read_each_writer_names_its_file_and_changes_nothing",
        "read-only folder",
    ),
    Promise(
        "Nothing that is read or written depends on the clock",
        _PLACES,
        "test_a_clock_that_runs_backwards_changes_no_byte",
        "clock",
    ),
    Promise(
        "Concurrent writers and readers see only complete files",
        _FAULTS,
        "test_two_writers_and_a_reader_at_once_see_whole_files_only",
        "two writers and a reader",
    ),
    Promise(
        "Damage to a compressed file is reported or harmless",
        _FAULTS,
        "test_every_cut_and_flip_of_a_compressed_file_is_told_or_harmless",
        "damage of",
    ),
    Promise(
        "A long run leaks no memory, and its threads and forked processes do not interfere",
        "tests/hostile/test_soak.py",
        "test_a_long_run_keeps_its_memory_and_warns_of_nothing",
        "long run",
    ),
)
