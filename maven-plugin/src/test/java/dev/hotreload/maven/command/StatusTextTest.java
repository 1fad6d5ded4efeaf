package dev.hotreload.maven.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.maven.command.Reply.Result;
import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.NotLive.Why;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTextTest {

    private static final Application APPLICATION = new Application("app", "p.Main", "/w/app", List.of("/w/app"), 7);

    private final StatusText text = new StatusText(Clock.fixed(Instant.parse("2026-11-29T14:15:30Z"), ZoneOffset.UTC));

    private static Status status(int generation, boolean paused, @Nullable List<NotLive> notLive) {
        return new Status(4711, "2026-11-29T14:03:12Z", generation, null, "/e", paused, notLive, List.of());
    }

    private String of(Result result, Status status) {
        return text.of(Command.STATUS, new Reply(result, APPLICATION, status));
    }

    @Test
    void everything_is_live() {
        assertThat(of(Result.LIVE, status(3, false, List.of()))).isEqualTo("""
                hotreload  p.Main of app, pid 4711, since 14:03:12 (12 min)
                hotreload  #3 is live; everything on disk is live
                """);
        assertThat(of(Result.LIVE, status(0, true, List.of()))).isEqualTo("""
                hotreload  p.Main of app, pid 4711, since 14:03:12 (12 min)
                hotreload  no reload yet; everything on disk is live; paused
                """);
    }

    @Test
    void something_is_not() {
        assertThat(of(
                        Result.NOT_LIVE,
                        status(
                                3,
                                false,
                                List.of(
                                        new NotLive(
                                                Why.COMPILE_ERROR,
                                                "core",
                                                "core/A.java:8:35",
                                                "cannot find symbol\n  symbol: x",
                                                ""),
                                        new NotLive(
                                                Why.REFUSED,
                                                "core",
                                                "p.Order",
                                                "superclass changed from Base to Entity",
                                                "Restart the application to apply it, or take the change back."),
                                        new NotLive(Why.NEEDS_RESTART, "", "", "pom.xml was edited", "")))))
                .isEqualTo("""
                hotreload  p.Main of app, pid 4711, since 14:03:12 (12 min)
                hotreload  #3 is live; not everything on disk is
                           core/A.java:8:35: cannot find symbol
                           p.Order: superclass changed from Base to Entity. Restart the application to apply it, or take the change back.
                           pom.xml was edited
                """);
    }

    @Test
    void a_long_list_is_cut() {
        List<NotLive> entries = IntStream.range(0, 20)
                .mapToObj(i -> new NotLive(Why.COMPILE_ERROR, "", "A.java:" + i, "x", ""))
                .toList();

        assertThat(of(Result.NOT_LIVE, status(3, false, entries)))
                .contains("A.java:7: x\n           and 12 more\n")
                .doesNotContain("A.java:8");
    }

    @Test
    void what_is_not_known_is_not_said() {
        assertThat(of(Result.TIMEOUT, status(3, false, null)))
                .endsWith("hotreload  #3 is live; what was saved last is still being compiled or applied\n");
        assertThat(text.of(Command.PAUSE, new Reply(Result.DONE, APPLICATION, status(3, true, null))))
                .isEqualTo("hotreload  p.Main stays at #3; what is saved now goes live at mvn hotreload:resume\n");
        assertThat(text.of(Command.STOP, new Reply(Result.ENDED, APPLICATION, null)))
                .isEqualTo("hotreload  p.Main of app has ended\n");
    }

    @Test
    void who_compiles_elsewhere_is_told_what_was_looked_at() {
        Status status =
                new Status(4711, "2026-11-28T14:03:12Z", 3, null, "/e", false, List.of(), List.of("app", "core"));

        assertThat(of(Result.LIVE, status)).isEqualTo("""
                hotreload  p.Main of app, pid 4711, since 2026-11-28 14:03 (24 h)
                hotreload  #3 is live; everything on disk is live
                           sources of app, core are not compiled by this Maven: only class files were looked at
                """);
    }
}
