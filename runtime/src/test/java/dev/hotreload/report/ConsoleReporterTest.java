package dev.hotreload.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hotreload.launch.LaunchModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsoleReporterTest {

    private final Terminal terminal = new Terminal();
    private final Reporter reporter = new ConsoleReporter(terminal, UTF_8, false);

    @Test
    void generationOfOneClass() {
        reporter.generation(Reports.applied(Reports.PIPELINE));
        assertThat(terminal.text())
                .isEqualTo("hotreload  #3  core  Pipeline  ~ run(Prompt)  + scale(float)  - old()  4 ms\n");
    }

    @Test
    void addedAndDeletedClassesStandBeforeChangedOnes() {
        reporter.generation(Reports.applied(
                Reports.changed("p.Pipeline", "run(Prompt)"), Reports.added("p.Greeter"), Reports.deleted("p.Old")));
        assertThat(terminal.text()).isEqualTo("hotreload  #3  core  + Greeter  - Old  Pipeline  ~ run(Prompt)  4 ms\n");
    }

    @Test
    void moreThanThreeClassesAreCounted() {
        List<ClassReport> classes = IntStream.range(0, 15)
                .mapToObj(i -> Reports.changed("p.C" + i, "run()"))
                .toList();
        reporter.generation(Reports.applied(classes, List.of(), List.of()));
        assertThat(terminal.text())
                .isEqualTo("hotreload  #3  core  C0  ~ run()  C1  ~ run()  C2  ~ run()  + 12 more classes  4 ms\n");
    }

    @Test
    void manyMembersAreCounted() {
        List<MemberChange> members = IntStream.range(0, 9)
                .mapToObj(i -> new MemberChange(Sign.ADDED, "m" + i + "()"))
                .toList();
        reporter.generation(Reports.applied(new ClassReport("p.A", ClassChange.CHANGED, members)));
        assertThat(terminal.text())
                .isEqualTo("hotreload  #3  core  A  + m0()  + m1()  + m2()  + m3()  + m4()  … 4 more  4 ms\n");
    }

    @Test
    void nestedClassesAreReadAsInTheSource() {
        reporter.generation(Reports.applied(
                Reports.changed("p.Outer$Inner", "run()"), Reports.changed("p.Outer$1", "λ in run(Prompt)")));
        assertThat(terminal.text())
                .isEqualTo("hotreload  #3  core  Outer.Inner  ~ run()  Outer$1  ~ λ in run(Prompt)  4 ms\n");
    }

    @Test
    void resourcesAreNamedAsCopied() {
        reporter.generation(Reports.applied(List.of(), List.of("a.properties", "b.xml", "c", "d"), List.of()));
        assertThat(terminal.text())
                .isEqualTo("hotreload  #3  core  copied a.properties, b.xml, c  + 1 more resource  4 ms\n");
    }

    @Test
    void notesStandBeneathTheLineAndAreWrapped() {
        reporter.generation(Reports.applied(
                List.of(Reports.PIPELINE),
                List.of(),
                List.of(
                        "constructor of Foo is not run again for objects that exist",
                        "field seed holds 0 in objects that exist, because only a constructor sets it and constructors"
                                + " are not run again")));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  #3  core  Pipeline  ~ run(Prompt)  + scale(float)  - old()  4 ms
                                   constructor of Foo is not run again for objects that exist
                                   field seed holds 0 in objects that exist, because only a constructor sets it and
                                   constructors are not run again
                        """);
        assertThat(terminal.text().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void allModulesAreNamedUnlessThereAreTooMany() {
        reporter.generation(Reports.applied(List.of("app", "core")));
        reporter.generation(Reports.applied(List.of("app", "core", "text", "web", "db", "io", "util")));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  #3  app, core  A  ~ run()  4 ms
                        hotreload  #3  app, core, text, web, db  + 2 more modules  A  ~ run()  4 ms
                        """);
    }

    @Test
    void whatFrameworksHaveNowStandsBehindWhatChanged() {
        List<FollowedChange> followed = new ArrayList<>();
        followed.add(new FollowedChange("Spring", Sign.ADDED, "GET /owners/{id}/hello"));
        followed.add(new FollowedChange("Spring", Sign.REMOVED, "bean old"));
        reporter.generation(Reports.followed(followed));
        for (int i = 0; i < 6; i++) {
            followed.add(new FollowedChange("Spring", Sign.CHANGED, "k" + i));
        }
        reporter.generation(Reports.followed(followed));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  #3  core  A  ~ run()  + GET /owners/{id}/hello  - bean old  4 ms
                        hotreload  #3  core  A  ~ run()  + GET /owners/{id}/hello  - bean old  ~ k0  ~ k1  ~ k2  ~ k3  … 2 more  4 ms
                        """);
    }

    @Test
    void lessThanAMillisecondIsNotNothing() {
        Timings quick = new Timings(Duration.ZERO, Duration.ofNanos(1000), Duration.ofNanos(200_000), Duration.ZERO);
        reporter.generation(new GenerationReport(
                3,
                List.of("core"),
                List.of(),
                List.of("a.txt"),
                Outcome.APPLIED,
                List.of(),
                List.of(),
                List.of(),
                quick));
        assertThat(terminal.text()).isEqualTo("hotreload  #3  core  copied a.txt  <1 ms\n");
    }

    @Test
    void refusedChangeComesWithItsReasonAndAdvice() {
        reporter.generation(Reports.refused(Reports.SUPERCLASS));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  #4 refused  com.example.Order: superclass changed from Base to Entity. Still running #3.
                                   Restart the application to run it, or take the change back.
                        """);
    }

    @Test
    void advicesThatAreTheSameAreGivenOnce() {
        Refusal field = new Refusal("p.A", "total", "type changed", Reports.SUPERCLASS.advice(), 0);
        reporter.generation(Reports.refused(Reports.SUPERCLASS, field));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  #4 refused  com.example.Order: superclass changed from Base to Entity. Still running #3.
                        hotreload  #4 refused  p.A.total: type changed. Still running the code it started with.
                                   Restart the application to run it, or take the change back.
                        """);
    }

    @Test
    void manyRefusalsAreCounted() {
        Refusal[] refusals = Stream.generate(() -> Reports.SUPERCLASS).limit(8).toArray(Refusal[]::new);
        reporter.generation(Reports.refused(refusals));
        assertThat(terminal.text().lines()).hasSize(7).contains("           3 more reasons are in the events file.");
    }

    @Test
    void oldCodeOnTheStackIsToldUntilTheLastThreadHasLeftIt() {
        OldCodeOnStack main = new OldCodeOnStack("main", "com.example.Main", "main", "Main.java", 31);
        OldCodeOnStack worker = new OldCodeOnStack("worker-1", "com.example.Main", "work", null, -1);
        reporter.stillOnStack(3, main);
        reporter.stillOnStack(3, worker);
        reporter.leftStack(3, worker);
        reporter.leftStack(3, new OldCodeOnStack("main", "com.example.Main", "main", "Main.java", 35));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  thread "main" is still in Main.main (Main.java:31); its new code runs at the next call
                        hotreload  thread "worker-1" is still in Main.work; its new code runs at the next call
                        hotreload  thread "worker-1" has left the old Main.work
                        hotreload  thread "main" has left the old Main.main; all threads run #3
                        """);
    }

    @Test
    void whatHasNotBeenCalledIsNamedAsTheSourceHasIt() {
        reporter.notCalled(
                3,
                Duration.ofSeconds(10),
                List.of(
                        new UncalledMethod("com.example.Main", "Main(int)"),
                        new UncalledMethod("com.example.Main$Web", "Web(int)"),
                        new UncalledMethod("com.example.Main$Web", "routing(Http)"),
                        new UncalledMethod("com.example.Main$Web", "λ in routing")));
        reporter.notCalled(
                4, Duration.ofSeconds(10), Collections.nCopies(9, new UncalledMethod("com.example.Main", "start()")));
        reporter.notCalled(5, Duration.ofSeconds(10), List.of(new UncalledMethod("com.example.Main", "start()")));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  the constructor Main(int), the constructor Web(int), Main.Web.routing(Http) and λ in \
                        Main.Web.routing have not been called since #3; what only runs at the start needs a restart to \
                        show its change
                        hotreload  Main.start(), Main.start(), Main.start() and 6 more methods have not been called since \
                        #4; what only runs at the start needs a restart to show its change
                        hotreload  Main.start() has not been called since #5; if it only runs at the start, restart to \
                        see the change
                        """);
    }

    @Test
    void startOfSeveralModules() {
        Path home = Path.of(System.getProperty("user.home"));
        reporter.started(new StartReport(
                "com.example.imagegen.Main",
                List.of(
                        new LaunchModule("model", home.resolve("imagegen/model/target/classes")),
                        new LaunchModule("app", home.resolve("imagegen/app/target/classes"))),
                "OpenJDK 17.0.15",
                Optional.empty()));
        assertThat(terminal.text()).isEqualTo("""
                        hotreload  com.example.imagegen.Main on OpenJDK 17.0.15
                        hotreload  watching target/classes of model, app in ~/imagegen
                        """.replace(
                        "target/classes", Path.of("target", "classes").toString())
                .replace("~/imagegen", Path.of("~", "imagegen").toString()));
    }

    @Test
    void startOfOneModuleWithPolling() {
        Path base = Path.of("/srv/shop").toAbsolutePath();
        reporter.started(new StartReport(
                "p.Main",
                List.of(new LaunchModule("shop", base.resolve("target/classes"))),
                "OpenJDK 25.0.3",
                Optional.of(Duration.ofMillis(500))));
        assertThat(terminal.text())
                .isEqualTo("hotreload  p.Main on OpenJDK 25.0.3\n" + "hotreload  watching "
                        + Path.of("target", "classes") + " of shop in " + base + "\n"
                        + "hotreload  polling every 500 ms\n");
    }

    @Test
    void startOfManyModulesStaysShort() {
        List<LaunchModule> modules = IntStream.range(0, 30)
                .mapToObj(i -> new LaunchModule("m" + i, Path.of("/srv/shop/m" + i + "/target/classes")))
                .toList();
        reporter.started(new StartReport("p.Main", modules, "OpenJDK 25.0.3", Optional.empty()));
        assertThat(terminal.text().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("of m0, m1, m2, m3, m4, m5, m6, m7 and 22 more modules in ");
    }

    @Test
    void directoriesThatDifferAreNamedOneByOne() {
        Path one = Path.of("/srv/one/target/classes");
        Path other = Path.of("/srv/other/out/production");
        reporter.started(new StartReport(
                "p.Main",
                List.of(new LaunchModule("one", one), new LaunchModule("other", other)),
                "OpenJDK 25.0.3",
                Optional.empty()));
        assertThat(terminal.text()).contains("hotreload  watching one (" + one + "), other (" + other + ")\n");
    }

    @Test
    void internalErrorHasMessageVersionAndTrace() {
        reporter.internalError("applying the changes of core", new IllegalStateException("no such method"));
        assertThat(terminal.text())
                .startsWith("hotreload  internal error while applying the changes of core:"
                        + " java.lang.IllegalStateException: no such method\n"
                        + "           This is a bug in hotreload ")
                .contains("hotreload " + Version.current() + " (Java " + Runtime.version())
                .contains("\tat " + ConsoleReporterTest.class.getName());
        assertThat(Version.current()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void everyMessageIsOneWrite() {
        reporter.generation(Reports.refused(Reports.SUPERCLASS, Reports.SUPERCLASS));
        reporter.problem("something is wrong");
        reporter.internalError("doing it", new IllegalStateException());
        assertThat(terminal.writes).hasSize(3).allMatch(text -> text.endsWith("\n"));
    }

    @Test
    void coloursDoNotChangeTheText() {
        Terminal coloured = new Terminal();
        Reporter painter = new ConsoleReporter(coloured, UTF_8, true);
        reporter.generation(Reports.applied(Reports.PIPELINE));
        painter.generation(Reports.applied(Reports.PIPELINE));
        assertThat(coloured.text()).contains("\u001b[33m~\u001b[0m run(Prompt)").contains("\u001b[32m+\u001b[0m");
        assertThat(coloured.text().replaceAll("\u001b\\[\\d+m", "")).isEqualTo(terminal.text());
    }

    @Test
    void terminalWithoutGreekLettersGetsWords() {
        Terminal plain = new Terminal();
        new ConsoleReporter(plain, US_ASCII, false)
                .generation(Reports.applied(Reports.changed("p.A", "λ in run(Prompt)")));
        assertThat(plain.text()).isEqualTo("hotreload  #3  core  A  ~ lambda in run(Prompt)  4 ms\n");
        assertThat(ConsoleReporter.terminalCharset()).isInstanceOf(Charset.class);
    }

    @Test
    void closedTerminalIsSurvived() {
        Reporter deaf = new ConsoleReporter(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                },
                UTF_8,
                false);
        assertThatCode(() -> deaf.problem("something is wrong")).doesNotThrowAnyException();
    }

    /** Remembers each call of write. */
    private static final class Terminal extends ByteArrayOutputStream {

        final List<String> writes = new ArrayList<>();

        @Override
        public synchronized void write(byte[] bytes) throws IOException {
            writes.add(new String(bytes, UTF_8));
            super.write(bytes);
        }

        String text() {
            return toString(UTF_8);
        }
    }
}
