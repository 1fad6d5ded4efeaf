package dev.hotreload.benchmarks.save;

import dev.hotreload.benchmarks.generate.ClassFiles;
import dev.hotreload.benchmarks.generate.TextFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A generated Maven project whose application saves one of its own sources.
 *
 * @param directory holds everything
 * @param classes how many classes it has besides, a hundred in each package
 */
record SaveProject(Path directory, int classes) {

    private static final int PACKAGE_SIZE = 100;

    /**
     * Writes everything.
     *
     * @param pluginVersion of hotreload-maven-plugin, which must be installed
     */
    void generate(String pluginVersion) throws IOException {
        ClassFiles.delete(directory);
        TextFiles.write(directory.resolve("pom.xml"), pom(pluginVersion));
        for (int i = 0; i < classes; i++) {
            TextFiles.write(source(packageOf(i) + "/C" + i + ".java"), filler(i));
        }
        TextFiles.write(source("subject/Subject.java"), subject(0));
        TextFiles.write(source("subject/SavingApplication.java"), application());
    }

    Path results() {
        return directory.resolve("results.txt");
    }

    Path events() {
        return directory.resolve("target/hotreload/events.jsonl");
    }

    Path batches() {
        return directory.resolve("target/hotreload/compile.jsonl");
    }

    private Path source(String path) {
        return directory.resolve("src/main/java").resolve(path);
    }

    private static String packageOf(int number) {
        return "filler" + number / PACKAGE_SIZE;
    }

    private static String filler(int number) {
        String used = number % PACKAGE_SIZE == 0 ? "0" : "new C" + (number - 1) + "().next(value)";
        return """
                package %1$s;

                import java.util.ArrayList;
                import java.util.List;

                public class C%2$d {
                    private final List<String> lines = new ArrayList<>();

                    public int next(int value) {
                        return value > 3 ? value : %3$s;
                    }

                    public List<String> lines(String prefix) {
                        lines.add(prefix + %2$d);
                        return lines.stream().filter(line -> line.startsWith(prefix)).toList();
                    }
                }
                """.formatted(packageOf(number), number, used);
    }

    private static String subject(int version) {
        return """
                package subject;

                import java.util.List;
                import java.util.Map;

                public class Subject {
                    private final Map<String, Integer> known = Map.of("a", 1, "b", 2);

                    public int version() {
                        return %d;
                    }

                    public int sum(List<String> names) {
                        return names.stream().mapToInt(name -> known.getOrDefault(name, 0)).sum();
                    }
                }
                """.formatted(version);
    }

    private static String application() {
        return """
                package subject;

                import java.io.IOException;
                import java.nio.file.*;
                import java.util.*;

                public class SavingApplication {
                    public static void main(String[] arguments) throws Exception {
                        Path source = Path.of(arguments[0]);
                        int versions = Integer.parseInt(arguments[1]);
                        int fillers = Integer.parseInt(arguments[2]);
                        for (int i = 0; i < fillers; i++) {
                            Class.forName("filler" + i / 100 + ".C" + i).getConstructor().newInstance();
                        }
                        List<String> results = new ArrayList<>();
                        // The compiler is warmed up and the index read by then.
                        Thread.sleep(Long.parseLong(arguments[4]));
                        results.add("idle " + idle(20_000));
                        Subject subject = new Subject();
                        String text = Files.readString(source);
                        Random random = new Random(1);
                        for (int version = 1; version <= versions; version++) {
                            byte[] next = text.replace("return 0;", "return " + version + ";").getBytes();
                            Thread.sleep(300 + random.nextInt(300));
                            long start = System.nanoTime();
                            Files.write(source, next);
                            while (subject.version() != version) {
                                if (System.nanoTime() - start > 30_000_000_000L) {
                                    throw new IllegalStateException("version " + version + " did not become live");
                                }
                                Thread.sleep(0, 100_000);
                            }
                            results.add("save " + version + " " + (System.nanoTime() - start));
                        }
                        Files.write(Path.of(arguments[3]), results);
                    }

                    /** The share of one processor that this JVM and Maven's use while nothing happens, in per cent. */
                    private static double idle(long millis) throws InterruptedException {
                        long before = used();
                        Thread.sleep(millis);
                        return (used() - before) / (millis * 1e4);
                    }

                    private static long used() {
                        ProcessHandle own = ProcessHandle.current();
                        return own.info().totalCpuDuration().orElseThrow().toNanos()
                                + own.parent().orElseThrow().info().totalCpuDuration().orElseThrow().toNanos();
                    }
                }
                """;
    }

    private static String pom(String pluginVersion) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>benchmark</groupId>
                  <artifactId>saved</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <build>
                    <pluginManagement>
                      <plugins>
                        <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                        <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                      </plugins>
                    </pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>dev.hotreload</groupId>
                        <artifactId>hotreload-maven-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(pluginVersion);
    }
}
