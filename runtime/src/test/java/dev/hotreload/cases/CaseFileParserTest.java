package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CaseFileParserTest {

    @Test
    void aFileWithoutASecondVersionStaysAsItIs() {
        CaseFile file = parse("=== v1 p/A.java ===", "a1", "=== p/B.java ===", "b", "=== v2 p/A.java ===", "a2");

        assertThat(file.versions()).isEqualTo(2);
        assertThat(file.files("app", 1)).containsEntry("p/A.java", "a1\n").containsEntry("p/B.java", "b\n");
        assertThat(file.files("app", 2)).containsEntry("p/A.java", "a2\n").containsEntry("p/B.java", "b\n");
    }

    @Test
    void aDeletedFileIsGoneFromItsVersionOn() {
        CaseFile file = parse("=== p/A.java ===", "a", "=== v2 p/A.java deleted ===", "=== v3 p/B.java ===", "b");

        assertThat(file.files("app", 1)).containsOnlyKeys("p/A.java");
        assertThat(file.files("app", 2)).isEmpty();
        assertThat(file.files("app", 3)).containsOnlyKeys("p/B.java");
    }

    @Test
    void modulesComeInTheOrderOfTheFileAndTheApplicationLast() {
        CaseFile file =
                parse("=== v1 p/A.java ===", "=== core:p/C.java ===", "=== util:p/U.java ===", "=== v2 p/A.java ===");

        assertThat(file.modules()).containsExactly("core", "util", "app");
        assertThat(file.files("core", 2)).containsOnlyKeys("p/C.java");
    }

    @Test
    void aVersionsOwnSectionStandsBeforeTheOneForAll() {
        CaseFile file = parse("=== drive v1 ===", "one", "=== v3 p/A.java ===");

        assertThat(file.text("drive", 1)).isEqualTo("one\n");
        assertThat(file.text("drive", 2)).isEqualTo("always\n");
        assertThat(file.text("setup", 1)).isEmpty();
    }

    @Test
    void aSectionHoldsUntilTheNextVersionThatHasOne() {
        CaseFile file = parse("=== kept v1 ===", "first", "=== kept v3 ===", "third");

        assertThat(file.lines("kept", 2)).containsExactly("first");
        assertThat(file.lines("kept", 4)).containsExactly("third");
    }

    @Test
    void theLowestJavaVersionIs17UnlessTheCaseSaysOtherwise() {
        assertThat(parse("=== v2 p/A.java ===").release()).isEqualTo(17);
        assertThat(parse("=== jdk 21 ===", "=== v2 p/A.java ===").release()).isEqualTo(21);
    }

    @Test
    void sourcesOfTheLibraryAreNotTheProgrammes() {
        CaseFile file = parse("=== library l/L.java ===", "l", "=== v2 p/A.java ===");

        assertThat(file.library()).containsOnlyKeys("l/L.java");
        assertThat(file.files("app", 2)).containsOnlyKeys("p/A.java");
    }

    @Test
    void anUnknownSectionIsRejectedByName() {
        assertThatThrownBy(() -> parse("=== drives ===", "=== v2 p/A.java ==="))
                .hasMessage("kind/name: section \"drives\" is neither a file nor a section that cases have");
    }

    @Test
    void aSectionThatIsThereTwiceIsRejected() {
        assertThatThrownBy(() -> parse("=== v2 p/A.java ===", "=== v2 p/A.java ==="))
                .hasMessageContaining("\"v2 p/A.java\" is there twice");
    }

    @Test
    void aCaseWithoutASecondVersionIsRejected() {
        assertThatThrownBy(() -> parse("=== p/A.java ===")).hasMessageContaining("no second version");
    }

    @Test
    void aCaseIsToldBackwardsToo() {
        CaseFile file = parse("=== v1 p/A.java ===", "a1", "=== v2 p/A.java ===", "a2", "=== v2 p/B.java ===", "b");

        assertThat(Direction.of(file)).containsExactly(Direction.FORWARDS, Direction.BACKWARDS);
        assertThat(Direction.BACKWARDS.version(1, 3)).isEqualTo(3);
        assertThat(Direction.BACKWARDS.version(3, 3)).isEqualTo(1);
    }

    @Test
    void aCaseWithKeptStateIsNotToldBackwards() {
        assertThat(Direction.of(parse("=== kept state ===", "a -> b", "=== v2 p/A.java ===")))
                .containsExactly(Direction.FORWARDS);
    }

    private static CaseFile parse(String... lines) {
        return CaseFileParser.parse(
                "kind", "name", "What it shows.\n=== drive ===\nalways\n" + String.join("\n", lines));
    }
}
