package dev.hotreload.maven.keys;

import dev.hotreload.maven.command.Application;
import dev.hotreload.maven.command.Commands;
import dev.hotreload.maven.command.Status;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.NotLive;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads keys in the terminal that it is started in, and prints what they ask for; {@code q} ends it. */
public final class KeyedProgram implements Commands {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private CompletableFuture<String> evaluation = new CompletableFuture<>();
    private boolean paused;

    private KeyedProgram() {}

    /** Commands that do nothing but print what is asked for. */
    public static Commands commands() {
        return new KeyedProgram();
    }

    /** Runs until it is asked to stop. With {@code pid}, a file of this name has its process id. */
    public static void main(String[] args) throws IOException {
        KeyedProgram program = new KeyedProgram();
        if (List.of(args).contains("pid")) {
            Files.writeString(
                    Path.of("pid"), String.valueOf(ProcessHandle.current().pid()));
        }
        Keys keys = Keys.open(program, true, new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8);
        if (List.of(args).contains("begun")) {
            OUT.print("a line that has begun");
        }
        if (List.of(args).contains("clear")) {
            OUT.print("\u001b[H\u001b[2Jcleared\n");
        }
        OUT.flush();
        program.stopped.join();
        keys.close();
    }

    @Override
    public Application application() {
        return new Application("app", "p.Main", "/w/app", List.of("/w/app"), 7);
    }

    @Override
    public Status known() {
        return status(null);
    }

    private Status status(@Nullable List<NotLive> notLive) {
        return new Status(8, "2026-11-29T05:00:00Z", 3, null, "/e", paused, notLive, List.of());
    }

    @Override
    public CompletableFuture<Status> look(boolean again) {
        return CompletableFuture.completedFuture(status(List.of()));
    }

    @Override
    public CompletableFuture<Void> pause() {
        paused = true;
        return done("pause");
    }

    @Override
    public CompletableFuture<Void> resume() {
        paused = false;
        return done("resume");
    }

    private static CompletableFuture<Void> done(String what) {
        OUT.println("asked: " + what);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Integer> undo() {
        return CompletableFuture.completedFuture(0);
    }

    @Override
    public CompletableFuture<PatchAnswer> patch(PatchRequest request) {
        throw new AssertionError("no key patches");
    }

    @Override
    public CompletableFuture<Boolean> loop(Loop what) {
        return done(what.name()).thenApply(nothing -> what == Loop.RUN_AGAIN);
    }

    @Override
    public CompletableFuture<String> lastError() {
        return CompletableFuture.completedFuture("java.lang.Exception\n\tat p.A.run(A.java:3)\n");
    }

    @Override
    public CompletableFuture<String> differences() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public CompletableFuture<Void> restart() {
        return CompletableFuture.failedFuture(new IOException("no disk"));
    }

    @Override
    public CompletableFuture<Boolean> next() {
        return done("next").thenApply(nothing -> true);
    }

    @Override
    public CompletableFuture<String> prompt(Prompt what, String typed) {
        switch (what) {
            case INTERRUPT -> evaluation.complete("|  Stopped");
            case EVALUATE -> {
                evaluation = new CompletableFuture<>();
                OUT.println("asked: " + typed.strip());
                if (!typed.contains("while")) {
                    evaluation.complete("$1 ==> 2");
                }
            }
            case SUGGEST -> {
                return CompletableFuture.completedFuture("");
            }
        }
        return evaluation;
    }

    @Override
    public CompletableFuture<Void> stop() {
        stopped.complete(null);
        return done("stop");
    }
}
