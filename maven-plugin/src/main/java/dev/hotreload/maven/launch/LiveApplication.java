package dev.hotreload.maven.launch;

import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.command.Commands;
import dev.hotreload.maven.command.Status;
import dev.hotreload.maven.command.StatusText;
import dev.hotreload.maven.control.ControlServer;
import dev.hotreload.maven.control.Questions;
import dev.hotreload.maven.message.CommandTexts;
import dev.hotreload.maven.patch.PatchAnswer;
import dev.hotreload.maven.patch.PatchRequest;
import dev.hotreload.report.GenerationEvent;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.Outcome;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running application as commands see it: what compiles in this JVM and what applies in the other one, as one.
 *
 * <p>Whoever wants to know whether something is live asks both, one after the other: first this JVM looks at the
 * sources and compiles what is new, then the application's JVM looks at the class files. What was saved before the
 * question is then live, or one of them knows why not. Safe for use by any thread.
 */
final class LiveApplication {

    private volatile Companion companion;
    private final Consumer<String> terminal;
    private final Questions questions;
    private final Path events;
    private final CompletableFuture<ApplicationProcess> started = new CompletableFuture<>();
    private CompletableFuture<Void> pauses = CompletableFuture.completedFuture(null);
    private volatile Instant since = Instant.now();
    private volatile long pid;
    private volatile int generation;
    private volatile @Nullable String lastGeneration;
    private volatile boolean paused;
    private volatile boolean stopped;
    private volatile boolean isTakingBack;
    private volatile boolean isClassPathOld;
    private CompletableFuture<Void> wish = new CompletableFuture<>();
    private CompletableFuture<Boolean> renewal = new CompletableFuture<>();

    /** @param terminal receives what the user must know, a line each */
    LiveApplication(Companion companion, ControlServer control, Path events, Consumer<String> terminal) {
        this.companion = companion;
        this.terminal = terminal;
        this.questions = new Questions(control);
        this.events = events.toAbsolutePath();
    }

    /** The application's JVM runs. */
    void started(ApplicationProcess process) {
        pid = process.handle().pid();
        since = process.handle().info().startInstant().orElseGet(Instant::now);
        started.complete(process);
    }

    /** The application's JVM has told of a generation. */
    void generation(String line, GenerationEvent event) {
        if (event.outcome() == Outcome.APPLIED) {
            generation = event.number();
        }
        lastGeneration = line;
    }

    /** Whether what is refused is the way back, or a patch, so that what is on disk is live as it was. */
    boolean isTakingBack() {
        return isTakingBack;
    }

    /** The application's JVM has ended. */
    void ended() {
        questions.end();
        renewed(false);
    }

    /** What compiles beside it now. */
    Companion companion() {
        return companion;
    }

    /** Something else compiles from now on. */
    void goOnWith(Companion next) {
        companion = next;
    }

    /** Asks the application's JVM. */
    CompletableFuture<String> ask(String question) {
        return questions.ask(question);
    }

    /** Completes when Maven is to build and resolve the application again. */
    synchronized CompletableFuture<Void> wishForMaven() {
        return wish;
    }

    private synchronized CompletableFuture<Boolean> wishMaven() {
        wish.complete(null);
        return renewal;
    }

    /** Maven has done so, and the application's JVM has gone on with it, or not. */
    void renewed(boolean isDone) {
        CompletableFuture<Boolean> asked;
        synchronized (this) {
            isClassPathOld = !isDone && wish.isDone();
            asked = renewal;
            wish = new CompletableFuture<>();
            renewal = new CompletableFuture<>();
        }
        asked.complete(isDone);
    }

    /** Whether its end is what a command has asked for. */
    boolean isStopped() {
        return stopped;
    }

    /** What is known without a look. */
    Status known() {
        return status(null);
    }

    /** See {@link Commands#look}. */
    CompletableFuture<Status> look(boolean again) {
        boolean tryAgain = again && !paused;
        return companion
                .look(tryAgain)
                .thenCompose(notCompiled -> (tryAgain
                                ? questions.ask(ControlProtocol.AGAIN)
                                : CompletableFuture.completedFuture(""))
                        .thenCompose(tried -> questions.ask(ControlProtocol.LOOK))
                        .thenApply(notApplied -> {
                            List<NotLive> notLive = new ArrayList<>(notCompiled);
                            if (isClassPathOld) {
                                notLive.add(new NotLive(
                                        NotLive.Why.NEEDS_RESTART, "", "", CommandTexts.classPathIsOld(), ""));
                            }
                            notLive.addAll(NotLive.parse(notApplied));
                            return status(notLive);
                        }));
    }

    /** See {@link Commands#pause}. */
    CompletableFuture<Void> pause() {
        return afterOthers(() -> {
            paused = true;
            return companion.pause().thenCompose(waits -> questions.ask(ControlProtocol.PAUSE));
        });
    }

    /** See {@link Commands#resume}. */
    CompletableFuture<Void> resume() {
        return afterOthers(() -> {
            if (!paused) {
                return CompletableFuture.completedFuture("");
            }
            // First all of it is compiled, so that the other JVM takes it as one set.
            return companion
                    .resume()
                    .thenCompose(compiled -> questions.ask(ControlProtocol.RESUME))
                    .thenApply(answer -> {
                        paused = false;
                        return answer;
                    });
        });
    }

    /** What begins or ends a pause. */
    private interface Change {
        CompletableFuture<String> make();
    }

    /** One after the other, or two who disagree would leave one JVM paused and the other not. */
    private synchronized CompletableFuture<Void> afterOthers(Change change) {
        pauses = pauses.handle((done, failure) -> "")
                .thenCompose(done -> change.make())
                .thenAccept(answer -> {});
        return pauses;
    }

    /** See {@link Commands#undo}. */
    CompletableFuture<Integer> undo() {
        isTakingBack = true;
        return questions
                .ask(ControlProtocol.UNDO)
                .whenComplete((answer, failure) -> isTakingBack = false)
                .thenApply(Integer::valueOf);
    }

    /** The numbers of the patches that are live; none if the application does not say so within a second. */
    CompletableFuture<List<Integer>> livePatches() {
        return questions
                .ask(ControlProtocol.PATCHES)
                .completeOnTimeout("", 1, TimeUnit.SECONDS)
                .exceptionally(ended -> "")
                .thenApply(LiveApplication::numbers);
    }

    private static List<Integer> numbers(String answer) {
        return Arrays.stream(answer.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Integer::valueOf)
                .toList();
    }

    /** See {@link Commands#patch}. */
    CompletableFuture<PatchAnswer> patch(PatchRequest request) {
        CompletableFuture<List<Integer>> live =
                questions.ask(ControlProtocol.PATCHES).thenApply(LiveApplication::numbers);
        return live.thenCompose(numbers -> (request.action() == PatchRequest.Action.COMMIT && !numbers.isEmpty()
                                ? questions.ask(ControlProtocol.PATCHES_SAVED + " " + meant(request, numbers))
                                : CompletableFuture.completedFuture(""))
                        .thenCompose(told -> companion.patch(request, numbers)))
                .thenCompose(draft -> draft.directory().isEmpty()
                        ? CompletableFuture.completedFuture(new PatchAnswer(
                                !draft.isRefused(), 0, draft.text().apply(0)))
                        : deliver(draft, draft.directory().get()))
                .thenCompose(answer -> request.action() == PatchRequest.Action.COMMIT && answer.isDone()
                        ? look(false).thenApply(status -> answer)
                        : CompletableFuture.completedFuture(answer));
    }

    private static String meant(PatchRequest request, List<Integer> live) {
        return live.stream().filter(request::means).map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Has the application take patches, which are nobody's any more when it has. */
    private CompletableFuture<PatchAnswer> deliver(PatchDraft draft, Path directory) {
        isTakingBack = true;
        return questions
                .ask(ControlProtocol.PATCH + " "
                        + URLEncoder.encode(directory.toAbsolutePath().toString(), StandardCharsets.UTF_8))
                .thenApply(answer -> {
                    String[] words = answer.split(" ", 2);
                    int generation = Integer.parseInt(words[0]);
                    return generation >= 0
                            ? new PatchAnswer(true, draft.number(), draft.text().apply(generation))
                            : new PatchAnswer(
                                    false,
                                    0,
                                    NotLive.parse(words[1]).stream()
                                            .map(StatusText::text)
                                            .collect(Collectors.joining("\n")));
                })
                .whenComplete((answer, failure) -> {
                    isTakingBack = false;
                    delete(directory);
                });
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // It is in the build directory, which a clean build empties.
        }
    }

    /** See {@link Commands#next}. */
    CompletableFuture<Boolean> next() {
        return (paused ? resume() : CompletableFuture.<Void>completedFuture(null))
                .thenCompose(resumed -> companion.look(true))
                .thenCompose(notCompiled -> {
                    if (isClassPathOld
                            || notCompiled.stream().anyMatch(entry -> entry.why() == NotLive.Why.NEEDS_RESTART)) {
                        return wishMaven();
                    }
                    return notCompiled.stream()
                            .findFirst()
                            .map(this::notNext)
                            .orElseGet(() -> questions.ask(ControlProtocol.NEXT).thenApply(Boolean::valueOf));
                });
    }

    private CompletableFuture<Boolean> notNext(NotLive obstacle) {
        terminal.accept(CommandTexts.nextNotCompiled(
                (obstacle.what().isEmpty() ? "" : obstacle.what() + ": ") + obstacle.message()));
        return CompletableFuture.completedFuture(false);
    }

    /** See {@link Commands#loop}. */
    CompletableFuture<Boolean> loop(Commands.Loop what) {
        String question = switch (what) {
            case RUN_AGAIN -> ControlProtocol.LOOP_RUN;
            case ABORT -> ControlProtocol.LOOP_ABORT;
            case RELEASE -> ControlProtocol.LOOP_RELEASE;
        };
        return questions.ask(question).thenApply(Boolean::valueOf);
    }

    /** See {@link Commands#lastError}. */
    CompletableFuture<String> lastError() {
        return questions
                .ask(ControlProtocol.LOOP_ERROR)
                .thenApply(error -> URLDecoder.decode(error, StandardCharsets.UTF_8));
    }

    /** See {@link Commands#differences}. */
    CompletableFuture<String> differences() {
        return companion.differences();
    }

    /** See {@link Commands#prompt}. */
    CompletableFuture<String> prompt(Commands.Prompt what, String typed) {
        String question = switch (what) {
            case EVALUATE -> ControlProtocol.EVALUATE;
            case SUGGEST -> ControlProtocol.SUGGEST;
            case INTERRUPT -> ControlProtocol.INTERRUPT;
        };
        return questions
                .ask(question + " " + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .thenApply(answer -> URLDecoder.decode(answer, StandardCharsets.UTF_8));
    }

    /** Ends the application's JVM. */
    CompletableFuture<Void> stop() {
        stopped = true;
        return started.thenCompose(ApplicationProcess::stop);
    }

    private Status status(@Nullable List<NotLive> notLive) {
        return new Status(
                pid,
                since.toString(),
                generation,
                lastGeneration,
                events.toString(),
                paused,
                notLive,
                companion.notCompiledHere());
    }
}
