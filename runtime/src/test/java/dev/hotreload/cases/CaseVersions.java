package dev.hotreload.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions of a case on one JDK, compiled once for all of its runs, and what each prints when it starts afresh.
 * Safe for use by any thread.
 */
final class CaseVersions {

    private final CaseFile file;
    private final CaseKit kit;
    private final TestJdk jdk;
    private final Path directory;
    private final CaseBuild build;
    private Map<Integer, List<String>> fresh = Map.of();
    private int runs;

    /**
     * @param compilers the compilers of the versions
     * @param runs how many runs share them; the directory is left behind unless all of them passed
     */
    CaseVersions(CaseFile file, CaseKit kit, TestJdk jdk, Compilers compilers, int runs) {
        this.file = file;
        this.kit = kit;
        this.jdk = jdk;
        this.directory = kit.directory()
                .resolve("jdk" + jdk.feature() + compilers.suffix())
                .resolve(file.kind())
                .resolve(file.name());
        this.build = new CaseBuild(file, kit, jdk, directory, compilers);
        this.runs = runs;
    }

    /** The case. */
    CaseFile file() {
        return file;
    }

    /** The JDK. */
    TestJdk jdk() {
        return jdk;
    }

    /** The directory, below that of all cases, in which companies of cases in this direction leave evidence. */
    String companyName(Direction direction) {
        String of = direction == Direction.FORWARDS ? "company" : "company-reversed";
        return kit.directory()
                .relativize(directory.resolve("../..").resolve(of).normalize())
                .toString();
    }

    /** The compiled versions; there once {@link #fresh} was asked for. */
    CaseBuild build() {
        return build;
    }

    /** The directory of a run's own evidence, which need not exist. */
    Path directory(Direction direction) {
        return directory.resolve(direction == Direction.FORWARDS ? "run" : "run-reversed");
    }

    /** The JVMs of a run that is alone. */
    CaseJvms jvms(Direction direction) {
        return CaseJvms.alone(file, kit, jdk, build, directory(direction), CaseRun.QUIET_PERIOD);
    }

    /**
     * What each version prints when it starts afresh; the first to ask compiles and checks the case.
     *
     * @throws AssertionError if all versions print the same
     */
    synchronized Map<Integer, List<String>> fresh() {
        if (fresh.isEmpty()) {
            build.compile();
            FreshProgram program = new FreshProgram(file, kit, jdk, directory);
            Map<Integer, List<String>> printed = new TreeMap<>();
            for (int version = 1; version <= file.versions(); version++) {
                printed.put(version, program.drive(version, build.classPath(version)));
            }
            checkThatTheVersionsDiffer(printed);
            fresh = printed;
        }
        return fresh;
    }

    /** Says that a run has passed; the last one takes the directory away. */
    synchronized void passed() {
        runs--;
        if (runs == 0) {
            Directories.delete(directory);
        }
    }

    private void checkThatTheVersionsDiffer(Map<Integer, List<String>> printed) {
        if (!file.has("same output") && !file.has("refused")) {
            assertThat(new LinkedHashSet<>(printed.values()))
                    .as("%s shows nothing: every version prints the same; if it must, say why in \"same output\"", file)
                    .hasSizeGreaterThan(1);
        }
    }
}
