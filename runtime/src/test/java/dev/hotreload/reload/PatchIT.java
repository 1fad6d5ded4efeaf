package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hotreload.cases.RunningCase;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.control.PatchManifest;
import dev.hotreload.control.PatchManifest.Patch;
import dev.hotreload.control.PatchManifest.PatchedFile;
import dev.hotreload.report.NotLive;
import dev.hotreload.testing.TestJdk;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Patches take the place of what is on disk, and go again. */
class PatchIT extends ReloadedPrograms {
    private static final String PROGRAM = """
            === v1 core:c/Core.java ===
            package c;
            public class Core {
                private int count = 0;
                public String text() { return "one " + count++; }
            }
            === v2 core:c/Core.java ===
            package c;
            public class Core {
                private int count = 0;
                public String text() { return "two " + count++; }
            }
            === v3 core:c/Core.java ===
            package c;
            public class Core {
                private int count = 0;
                public String text() { return new Part().text() + count++ + last; }
                private String last = "!";
                static class Part { String text() { return "patched "; } }
            }
            === v4 core:c/Core.java ===
            package c;
            public class Core extends Thread {
                private int count = 0;
                public String text() { return "four " + count++; }
            }
            === v5 core:c/Core.java ===
            package c;
            public class Core {
                private int count = 0;
                public String text() { return "five " + count++ + added(); }
                public String added() { return "added"; }
            }
            === v1 p/A.java ===
            package p;
            class A { static String text(c.Core core) { return core.text(); } }
            === v5 p/A.java ===
            package p;
            class A { static String text(c.Core core) { return core.text() + core.added(); } }
            === kept ===
            c.Core CORE = new c.Core();
            === drive ===
            print(A.text(CORE));
            """;

    @TempDir
    private Path temporary;

    private int directories;

    /** Has the patches of these versions be live, each with the number of its version. */
    private String patch(RunningCase program, boolean isKept, int... versions) throws IOException {
        Path directory = temporary.resolve(String.valueOf(++directories));
        List<Patch> patches = new ArrayList<>();
        List<PatchedFile> files = new ArrayList<>();
        for (int version : versions) {
            patches.add(new Patch(version, "Core.java", isKept));
            for (String name : version == 3 ? List.of("c/Core", "c/Core$Part") : List.of("c/Core")) {
                PatchedFile file = new PatchedFile(version, CORE, name + ".class", false);
                files.add(file);
                Path content = PatchManifest.content(directory, file);
                Files.createDirectories(content.resolveSibling(""));
                Files.write(content, program.compiled(CORE, version, file.path()));
            }
        }
        new PatchManifest(patches, files).write(directory);
        return program.answer(ControlProtocol.PATCH + " "
                + URLEncoder.encode(directory.toAbsolutePath().toString(), StandardCharsets.UTF_8));
    }

    private static List<String> notLive(RunningCase program) {
        return NotLive.parse(program.answer(ControlProtocol.LOOK)).stream()
                .map(entry -> entry.module() + " " + entry.why())
                .toList();
    }

    private static String notes(RunningCase program, String... modules) {
        JsonObject event = program.awaitGenerations(modules).get(0);
        return event.get("outcome").getAsString() + " #" + event.get("number").getAsInt() + " " + event.get("notes");
    }

    @ParameterizedTest
    @MethodSource("enough")
    void patchesComeAndGo(TestJdk jdk) throws IOException {
        try (RunningCase program = starter(jdk, "patch").withBatches().start(PROGRAM)) {
            assertThat(program.drive()).containsExactly("one 0");
            program.settle();
            staysOrIsReplaced(program);
            isTakenBackLikeAnyGeneration(program);
            isRefusedAsAWhole(program);
            isOnDiskAtLast(program);
            program.passed();
        }
    }

    private void staysOrIsReplaced(RunningCase program) throws IOException {
        assertThat(patch(program, true, 3)).isEqualTo("1");
        assertThat(notes(program, CORE)).startsWith("applied #1 [\"patch 3 (Core.java) is live, and not on disk; ");
        assertThat(program.drive()).containsExactly("patched 1!");
        // Looking at the disk changes nothing, and finds that it is something else.
        assertThat(notLive(program)).containsExactly(CORE + " " + NotLive.Why.PATCHED);
        assertThat(program.answer(ControlProtocol.PATCHES)).isEqualTo("3");

        program.batch(2, CORE);
        program.awaitLog("patch 3 (Core.java) stays: what was saved of its class is not live");
        assertThat(program.drive()).containsExactly("patched 2!");
        assertThat(patch(program, true)).isEqualTo("2");
        assertThat(notes(program, CORE)).startsWith("applied #2 [\"patch 3 (Core.java) is taken back\"");
        assertThat(program.drive()).containsExactly("two 3");
        assertThat(notLive(program)).isEmpty();

        assertThat(patch(program, false, 3)).isEqualTo("3");
        program.awaitGenerations(CORE);
        program.batch(1, CORE);
        assertThat(notes(program, CORE))
                .isEqualTo("applied #4 [\"replaces patch 3 (Core.java): its class was saved\"]");
        assertThat(program.drive()).containsExactly("one 4");
        assertThat(program.answer(ControlProtocol.PATCHES)).isEmpty();
        assertThat(notLive(program)).isEmpty();
    }

    private void isTakenBackLikeAnyGeneration(RunningCase program) throws IOException {
        assertThat(patch(program, false, 2)).isEqualTo("5");
        program.awaitGenerations(CORE);
        assertThat(patch(program, false, 3)).isEqualTo("6");
        program.awaitGenerations(CORE);
        assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("6");
        assertThat(notes(program, CORE)).isEqualTo("applied #7 [\"takes #6 back, which was one of patches alone\"]");
        assertThat(program.drive()).containsExactly("two 5");
        assertThat(program.answer(ControlProtocol.PATCHES)).isEqualTo("2");
        assertThat(program.answer(ControlProtocol.UNDO)).isEqualTo("5");
        program.awaitGenerations(CORE);
        assertThat(program.drive()).containsExactly("one 6");
        assertThat(notLive(program)).isEmpty();
    }

    private void isRefusedAsAWhole(RunningCase program) throws IOException {
        assertThat(patch(program, true, 4)).startsWith("-1 ");
        assertThat(notes(program, CORE)).startsWith("refused #9 ");
        assertThat(program.drive()).containsExactly("one 7");
        assertThat(notLive(program)).isEmpty();

        // What is saved needs a method that the patch has not.
        assertThat(patch(program, true, 3)).isEqualTo("9");
        program.awaitGenerations(CORE);
        program.batch(5, CORE, APP);
        assertThat(notes(program, APP)).startsWith("refused #10 ");
        assertThat(program.drive()).containsExactly("patched 8!");
        assertThat(notLive(program)).contains(APP + " " + NotLive.Why.REFUSED);
        program.batch(1, CORE, APP);
        assertThat(patch(program, true)).isEqualTo("10");
        program.awaitGenerations(CORE);
        assertThat(program.drive()).containsExactly("one 9");
        assertThat(notLive(program)).isEmpty();
    }

    private void isOnDiskAtLast(RunningCase program) throws IOException {
        assertThat(patch(program, false, 3)).isEqualTo("11");
        program.awaitGenerations(CORE);
        program.batch(3, CORE);
        program.awaitLog("patch 3 (Core.java) is on disk now");
        assertThat(program.drive()).containsExactly("patched 10!");
        assertThat(notLive(program)).isEmpty();
        assertThat(program.answer(ControlProtocol.PATCHES)).isEmpty();
    }
}
