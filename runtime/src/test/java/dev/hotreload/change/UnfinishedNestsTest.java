package dev.hotreload.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.launch.LaunchModule;
import dev.hotreload.memory.Compiled;
import dev.hotreload.watch.FileChanges;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiler writes the class files of a nest one after the other. */
class UnfinishedNestsTest {
    private static final String NO_LOCALS = "class X { Object a() { return 1; } Object b() { return 2; } }";
    private static final String LOCAL_OF_B =
            "class X { Object a() { return 1; } Object b() { class Loc {} return new Loc(); } }";
    private static final String LOCALS_OF_BOTH = "class X { Object a() { class Loc {} return new Loc(); }"
            + " Object b() { class Loc {} return new Loc(); } }";

    @TempDir
    Path directory = Path.of("");

    @Test
    void aWholeNestIsFinished() {
        assertThat(missing(LOCAL_OF_B, LOCALS_OF_BOTH, "X", "X$1Loc", "X$2Loc")).isEmpty();
    }

    @Test
    void theOutermostWaitsForANewLocalClass() {
        assertThat(missing(LOCAL_OF_B, LOCALS_OF_BOTH, "X", "X$1Loc")).contains("p/X$2Loc");
    }

    @Test
    void aLocalClassThatIsInAnotherMethodNowWaitsForTheOneAround() {
        assertThat(missing(LOCAL_OF_B, LOCALS_OF_BOTH, "X$1Loc", "X$2Loc")).contains("p/X");
    }

    @Test
    void aNewLocalClassWaitsForTheOneAround() {
        assertThat(missing(NO_LOCALS, LOCAL_OF_B, "X$1Loc")).contains("p/X");
    }

    @Test
    void anEditedLocalClassNeedsNoOther() {
        String edited = LOCAL_OF_B.replace("class Loc {}", "class Loc { int edited; }");

        assertThat(missing(LOCAL_OF_B, edited, "X$1Loc")).isEmpty();
    }

    @Test
    void aClassWaitsForItsNewMember() {
        assertThat(missing("class X {}", "class X { class Member {} }", "X")).contains("p/X$Member");
    }

    @Test
    void aClassThatIsNotNestedWaitsForNobody() {
        assertThat(missing("class X {}", "class X { java.util.Map.Entry<?, ?> m() { return null; } }", "X"))
                .isEmpty();
    }

    @Test
    void aMemberThatIsGoneIsNotWaitedFor() {
        assertThat(missing("class X { class Member {} }", "class X { }", "X", "X$Member"))
                .isEmpty();
    }

    /** What is missing when only some files of {@code now} have been written. */
    private Optional<String> missing(String before, String now, String... written) {
        ModuleContent content = new ModuleContent(new LaunchModule("app", directory));
        content.accept(new FileChanges(files(Compiled.of(before)), Set.of(), Set.of(), 0));
        Map<String, byte[]> after = files(Compiled.of(now));
        Map<String, byte[]> files = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        for (String path :
                Arrays.stream(written).map(name -> "p/" + name + ".class").toList()) {
            byte[] bytes = after.get(path);
            if (bytes == null) {
                deleted.add(path);
            } else {
                files.put(path, bytes);
            }
        }
        FileChanges changes = new FileChanges(files, deleted, Set.of(), 0);
        return UnfinishedNests.first(
                        new ChangedClassPath(
                                List.of(content), ModuleChanges.of(List.of(content), Map.of("app", changes))),
                        new ParsedFiles())
                .map(UnfinishedNests.Unfinished::awaited);
    }

    private static Map<String, byte[]> files(Compiled compiled) {
        Map<String, byte[]> files = new HashMap<>();
        compiled.types().forEach((name, type) -> files.put(name + ".class", type.bytes()));
        return files;
    }
}
