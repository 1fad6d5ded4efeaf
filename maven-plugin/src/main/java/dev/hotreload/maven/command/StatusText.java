package dev.hotreload.maven.command;

import dev.hotreload.maven.command.Request.Command;
import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.report.NotLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer as a person reads it in a terminal: the application, the generation, and what is not live. */
public final class StatusText {

    /** So many reasons are shown. */
    private static final int SHOWN = 8;

    private static final String PREFIX = "hotreload  ";
    private static final String INDENT = " ".repeat(PREFIX.length());

    private final Clock clock;

    /** A text in the time of a clock. */
    public StatusText(Clock clock) {
        this.clock = clock;
    }

    /** The lines of the answer to a command, each with its end. */
    public String of(Command command, Reply reply) {
        Application application = reply.application();
        Status status = reply.status();
        if (status == null) {
            return PREFIX + application.mainClass() + " of " + application.module() + " has ended\n";
        }
        if (command == Command.PAUSE && reply.result() == Reply.Result.DONE) {
            return PREFIX + CommandTexts.paused(application.mainClass(), status.generation()) + "\n";
        }
        if (command == Command.UNDO && reply.result() != Reply.Result.TIMEOUT) {
            return PREFIX + undo(reply.result(), status.generation()) + "\n";
        }
        if (command == Command.PATCH && reply.text() != null) {
            return reply.text().lines().map(line -> PREFIX + line + "\n").collect(Collectors.joining());
        }
        if (command == Command.RESTART && reply.result() == Reply.Result.DONE) {
            return PREFIX + CommandTexts.restarted(application.mainClass(), status.pid()) + "\n";
        }
        if (command == Command.NEXT && reply.result() != Reply.Result.TIMEOUT) {
            boolean isDone = reply.result() == Reply.Result.DONE;
            return PREFIX
                    + (isDone ? CommandTexts.next(application.mainClass(), status.generation()) : CommandTexts.noNext())
                    + "\n";
        }
        List<String> lines = new ArrayList<>();
        Instant since = Instant.parse(status.since());
        lines.add(PREFIX + application.mainClass() + " of " + application.module() + ", pid " + status.pid()
                + ", since " + time(since) + " (" + CommandTexts.duration(Duration.between(since, clock.instant()))
                + ")");
        lines.add(PREFIX
                + CommandTexts.generation(status.generation())
                + CommandTexts.standing(standing(reply, status), status.paused()));
        Optional.ofNullable(status.notLive()).ifPresent(entries -> addEntries(entries, lines));
        if (!status.notCompiledHere().isEmpty()) {
            lines.add(INDENT + CommandTexts.notCompiledHere(status.notCompiledHere()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String undo(Reply.Result result, int generation) {
        return switch (result) {
            case DONE -> CommandTexts.undone(generation);
            case NOTHING -> CommandTexts.nothingToUndo();
            default -> CommandTexts.notUndone();
        };
    }

    private static CommandTexts.Standing standing(Reply reply, Status status) {
        if (status.notLive() == null) {
            return reply.result() == Reply.Result.TIMEOUT
                    ? CommandTexts.Standing.NOT_YET
                    : CommandTexts.Standing.UNKNOWN;
        }
        return status.isLive() ? CommandTexts.Standing.LIVE : CommandTexts.Standing.NOT_LIVE;
    }

    private static void addEntries(List<NotLive> entries, List<String> lines) {
        int shown = entries.size() == SHOWN + 1 ? entries.size() : Math.min(SHOWN, entries.size());
        entries.subList(0, shown).forEach(entry -> lines.add(INDENT + text(entry)));
        if (shown < entries.size()) {
            lines.add(INDENT + "and " + (entries.size() - shown) + " more");
        }
    }

    /** One thing that is not live, and why, as a line. */
    public static String text(NotLive entry) {
        String place = entry.what().isEmpty() ? entry.module() : entry.what();
        String message = entry.message().lines().findFirst().orElse("");
        return (place.isEmpty() ? "" : place + ": ")
                + message
                + (entry.advice().isEmpty() ? "" : ". " + entry.advice());
    }

    private String time(Instant instant) {
        ZonedDateTime local = instant.atZone(clock.getZone());
        boolean isToday = local.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        return DateTimeFormatter.ofPattern(isToday ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(local);
    }
}
