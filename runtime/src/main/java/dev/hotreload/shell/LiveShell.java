package dev.hotreload.shell;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntSupplier;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates Java in the running program: with its classes as they are now, and its live objects.
 *
 * <p>JShell and the compiler are loaded with the first input. What is declared lasts as long as the program, whoever
 * asks, and calls the new code after a reload. Safe for use by any thread: inputs are evaluated one after the other.
 */
public final class LiveShell {
    /** What an input is answered with if more of it must follow. */
    public static final String INCOMPLETE = "...";

    private final ClassLoader application;
    private final MethodHandles.Lookup trusted;
    private final List<Path> classPath;
    private final IntSupplier generation;
    private final ShownObjects shown;
    private final ThreadFactory threads;
    private final ExecutorService evaluating;
    private volatile @Nullable JShell shell;
    private @Nullable SnippetLoader snippets;
    private int compiledWith;

    /**
     * A shell that nothing is loaded of yet.
     *
     * @param application the loader that snippets see the program through
     * @param trusted has access to {@link ClassLoader}
     * @param classPath what snippets are compiled with
     * @param generation the number of the current generation
     * @param shown the objects that the shell shows
     */
    public LiveShell(
            ClassLoader application,
            MethodHandles.Lookup trusted,
            List<Path> classPath,
            IntSupplier generation,
            ShownObjects shown,
            ThreadFactory threads) {
        this.application = application;
        this.trusted = trusted;
        this.classPath = List.copyOf(classPath);
        this.generation = generation;
        this.shown = shown;
        this.threads = threads;
        this.evaluating = Executors.newSingleThreadExecutor(work -> {
            Thread thread = threads.newThread(work);
            thread.setName("hotreload-shell");
            return thread;
        });
    }

    /**
     * Evaluates an input, which may be several snippets.
     *
     * @return the lines to show; {@link #INCOMPLETE} if the input goes on
     */
    public CompletableFuture<String> evaluate(String input) {
        return answered(CompletableFuture.supplyAsync(() -> evaluateNow(input), evaluating));
    }

    /** Evaluates nothing more. */
    public void end() {
        evaluating.shutdownNow();
        JShell running = shell;
        if (running != null) {
            running.close();
        }
    }

    /** Stops what is being evaluated. */
    public void stop() {
        JShell running = shell;
        if (running != null) {
            running.stop();
        }
    }

    /**
     * What could stand at the end of an input.
     *
     * @return one suggestion a line, each with what comes before it
     */
    public CompletableFuture<String> complete(String input) {
        return CompletableFuture.supplyAsync(() -> suggestions(input), evaluating);
    }

    /** Whoever waits for an answer gets one, also when JShell itself fails. */
    static CompletableFuture<String> answered(CompletableFuture<String> answer) {
        return answer.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return "|  The prompt has failed (" + cause + "); the application runs on";
        });
    }

    private String evaluateNow(String input) {
        JShell running;
        try {
            running = running();
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return "|  JShell cannot be started (" + e + "); a JDK with the module jdk.jshell is needed";
        }
        SourceCodeAnalysis analysis = running.sourceCodeAnalysis();
        ShellText text = new ShellText(running);
        List<String> lines = new ArrayList<>();
        for (String rest = input; !rest.isBlank(); ) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (!info.completeness().isComplete()) {
                return lines.isEmpty() ? INCOMPLETE : String.join("\n", lines);
            }
            for (SnippetEvent event : running.eval(info.source())) {
                lines.addAll(text.of(event));
            }
            rest = info.remaining();
        }
        return String.join("\n", lines);
    }

    private String suggestions(String input) {
        try {
            int[] anchor = new int[1];
            List<String> suggestions = new ArrayList<>();
            for (SourceCodeAnalysis.Suggestion suggestion :
                    running().sourceCodeAnalysis().completionSuggestions(input, input.length(), anchor)) {
                suggestions.add(input.substring(0, anchor[0]) + suggestion.continuation());
            }
            return String.join("\n", suggestions.stream().distinct().toList());
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // An input that cannot be completed is no failure of its user's.
            return "";
        }
    }

    private JShell running() throws ReflectiveOperationException {
        JShell running = shell;
        if (running == null) {
            running = start();
            shell = running;
        } else if (compiledWith != generation.getAsInt()) {
            // JShell's compiler keeps the classes that it has read, until its class path changes.
            addClassPath(running);
        }
        if (snippets != null) {
            shown.show(running, snippets);
        }
        return running;
    }

    private JShell start() throws ReflectiveOperationException {
        SnippetLoader loader = new SnippetLoader(application, trusted);
        snippets = loader;
        JShell started = JShell.builder()
                .executionEngine(new InThisJvm(new SnippetRuns(loader, threads, application)), Map.of())
                .build();
        addClassPath(started);
        for (String name : List.of("java.io.*", "java.util.*", "java.util.function.*", "java.util.stream.*")) {
            started.eval("import " + name + ";");
        }
        return started;
    }

    private void addClassPath(JShell to) {
        compiledWith = generation.getAsInt();
        classPath.forEach(entry -> to.addToClasspath(entry.toString()));
    }

    private record InThisJvm(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "hotreload";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) throws IOException {
            return control;
        }
    }
}
