package dev.hotreload.cases;

import dev.hotreload.testing.TestJdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs case files from the command line: {@code RunCase [--fresh] [--reversed] [--compilers javac,ecj] [--together]
 * [--jdk 25] [--debug 5005] [--target runtime/target] <file or folder>…}.
 *
 * <p>{@code --reversed} starts with the last version. {@code --together} plays them in one program, each in a package
 * of its own, as {@link CasesIT} does. {@code --fresh} only shows what each version prints in a fresh JVM. Exits with
 * the number of failures.
 */
final class RunCase {

    private RunCase() {}

    public static void main(String[] args) throws Exception {
        Path target = Path.of("runtime/target");
        List<Path> files = new ArrayList<>();
        boolean fresh = false;
        boolean reversed = false;
        boolean together = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--reversed" -> reversed = true;
                case "--fresh" -> fresh = true;
                case "--together" -> together = true;
                case "--compilers" -> Compilers.choose(args[++i]);
                case "--jdk" -> System.setProperty("hotreload.test.jdks", args[++i]);
                case "--debug" -> System.setProperty(CaseJvms.DEBUG, args[++i]);
                case "--target" -> target = Path.of(args[++i]);
                default -> files.addAll(cases(Path.of(args[i])));
            }
        }
        int failures = 0;
        Direction direction = reversed ? Direction.BACKWARDS : Direction.FORWARDS;
        try (CaseKit kit = CaseKit.open(target)) {
            for (TestJdk jdk : TestJdk.chosen()) {
                List<CaseFile> cases = files.stream()
                        .map(CaseFile::read)
                        .filter(file -> file.release() <= jdk.feature()
                                && Direction.of(file).contains(direction))
                        .toList();
                for (Compilers compilers : Compilers.chosen()) {
                    List<CaseFile> compiled =
                            cases.stream().filter(compilers::mayCompile).toList();
                    if (together) {
                        failures += together(compiled, direction, kit, jdk, compilers);
                    } else {
                        for (CaseFile file : compiled) {
                            failures += run(file, direction, kit, jdk, compilers, fresh) ? 0 : 1;
                        }
                    }
                }
            }
        }
        System.out.println(failures + " failed");
        System.exit(failures);
    }

    private static int together(
            List<CaseFile> cases, Direction direction, CaseKit kit, TestJdk jdk, Compilers compilers) {
        int failures = 0;
        try (CaseSchedule schedule = new CaseSchedule(kit)) {
            Map<CaseFile, Outcome> outcomes = new LinkedHashMap<>();
            for (CaseFile file : cases) {
                CaseFile own = Extent.forCompany(file, outcomes.size() + 1);
                outcomes.put(file, schedule.add(new CaseVersions(own, kit, jdk, compilers, 1), direction));
            }
            schedule.start();
            for (Map.Entry<CaseFile, Outcome> outcome : outcomes.entrySet()) {
                String on = jdk + compilers.suffix();
                try {
                    outcome.getValue().await();
                    System.out.printf("ok      %s  %s%n", on, outcome.getKey());
                } catch (Throwable e) {
                    System.out.printf("FAILED  %s  %s%n%s%n", on, outcome.getKey(), e);
                    failures++;
                }
            }
        }
        return failures;
    }

    private static boolean run(
            CaseFile file, Direction direction, CaseKit kit, TestJdk jdk, Compilers compilers, boolean fresh) {
        String told = file.kind() + "/" + direction.nameOf(file);
        String on = jdk + compilers.suffix();
        long start = System.nanoTime();
        try {
            CaseVersions versions = new CaseVersions(file, kit, jdk, compilers, 1);
            if (fresh) {
                versions.fresh()
                        .forEach((version, lines) ->
                                System.out.println(file + " v" + version + "\n  " + String.join("\n  ", lines)));
            } else {
                new CaseRun(versions, direction).run();
            }
            System.out.printf("ok      %s  %s  %d ms%n", on, told, (System.nanoTime() - start) / 1_000_000);
            return true;
        } catch (AssertionError | RuntimeException e) {
            System.out.printf("FAILED  %s  %s%n%s%n", on, told, e);
            return false;
        }
    }

    private static List<Path> cases(Path path) throws Exception {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(CaseFile::isCase).sorted().toList();
        }
    }
}
