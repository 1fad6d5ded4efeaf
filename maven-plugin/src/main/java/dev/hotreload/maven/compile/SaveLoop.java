package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.facts.ClassFactsReader;
import dev.hotreload.maven.launch.PatchDraft;
import dev.hotreload.maven.message.CompileTexts;
import dev.hotreload.report.NotLive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for events and answers them; the compiling thread's work. */
final class SaveLoop {

    /** An editor that saves several files, or a file in two steps, is done by then. */
    private static final long UNTIL_ERRORS_ARE_TOLD_MILLIS = 150;

    /** How long another compiler may take. */
    private static final long UNTIL_TAKEN_BACK_MILLIS = 2_000;

    /** How long nobody else may have written before what was saved meanwhile is compiled once more. */
    private static final long UNTIL_AGAIN_MILLIS = 1_000;

    private static final long BETWEEN_LOOKS_MILLIS = 2_000;

    private final BlockingQueue<Event> events;
    private final Workspace workspace;
    private final Updates updates;
    private final OtherCompilers others;
    private final WarmUp warmUp;
    private final Inspection inspection;
    private final Patching patching;
    private final CompileTerminal terminal;
    private final List<Event.Looked> waiting = new ArrayList<>();
    private Optional<Long> due = Optional.empty();
    private boolean paused;
    private long lastIdle = System.nanoTime();
    private boolean leavingTold;

    /**
     * @param warmUp what to do until something is saved
     * @param inspection looks at what is not watched when nothing has happened, every two seconds or less often, and at
     *     everything when somebody asks
     * @param patching compiles what is not saved
     */
    SaveLoop(
            BlockingQueue<Event> events,
            Workspace workspace,
            Updates updates,
            OtherCompilers others,
            WarmUp warmUp,
            Inspection inspection,
            Patching patching,
            CompileTerminal terminal) {
        this.events = events;
        this.workspace = workspace;
        this.updates = updates;
        this.others = others;
        this.warmUp = warmUp;
        this.inspection = inspection;
        this.patching = patching;
        this.terminal = terminal;
    }

    /**
     * Never returns.
     *
     * @throws InterruptedException when the thread is to end
     */
    void run() throws InterruptedException {
        // What was saved before anybody watched.
        update();
        while (true) {
            Event event = events.poll(patience(), TimeUnit.MILLISECONDS);
            if (event != null) {
                take(event);
            } else if (due.isEmpty() || paused) {
                idle();
            }
            if (!paused && due.isPresent() && System.nanoTime() - due.get() >= 0) {
                due = Optional.empty();
                compileOnceMore();
            }
            answer();
        }
    }

    /** Answers who waits for what is not compiled, unless waiting may change it. */
    private void answer() {
        if (!waiting.isEmpty() && (paused || due.isEmpty())) {
            List<NotLive> notLive = inspection.notLive(paused);
            waiting.forEach(looked -> looked.answer().complete(notLive));
            waiting.clear();
        }
    }

    private long patience() {
        return due.filter(time -> !paused)
                .map(time -> Math.max(0, TimeUnit.NANOSECONDS.toMillis(time - System.nanoTime()) + 1))
                .orElseGet(() -> warmUp.isOver()
                        ? BETWEEN_LOOKS_MILLIS
                        : warmUp.patience().toMillis());
    }

    private void idle() {
        if (!warmUp.isOver()) {
            try {
                warmUp.step();
            } catch (IOException | RuntimeException e) {
                updates.failed(e);
            }
        }
        if (System.nanoTime() - lastIdle >= TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS_MILLIS)) {
            lastIdle = System.nanoTime();
            inspection.lookAtTheRest();
        }
    }

    private void wakeIn(long millis) {
        due = Optional.of(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void take(Event event) throws InterruptedException {
        if (event instanceof Event.Saved saved) {
            save(saved.files());
            // Whoever empties a file before writing it is not done.
            takeAll(workspace.hasEmptied() ? UNTIL_ERRORS_ARE_TOLD_MILLIS : 0);
            if (paused) {
                return;
            }
            if (others.leaves()) {
                wakeIn(UNTIL_TAKEN_BACK_MILLIS);
                updates.updateResources();
            } else {
                update();
            }
        } else if (event instanceof Event.Written written) {
            if (others.written(written.module(), written.changes(), new ClassFactsReader(workspace::isClass))) {
                wakeIn(UNTIL_AGAIN_MILLIS);
            }
        } else if (event instanceof Event.Vanished vanished) {
            // Whoever saves next finds nothing to compile against, so everything is compiled then.
            vanished.module().dirty().addAll(vanished.module().sources().all());
        } else if (event instanceof Event.Asked asked) {
            asked.answer().complete(null);
        } else if (event instanceof Event.Look look) {
            inspection.look(() -> events.add(new Event.Looked(look.again(), look.answer())));
        } else if (event instanceof Event.Looked looked) {
            if (looked.again() && !paused) {
                updates.tellAgain();
                compileOnceMore();
            }
            waiting.add(looked);
        } else if (event instanceof Event.Differences differences) {
            differences.answer().complete(inspection.differences());
        } else if (event instanceof Event.Patch patch) {
            try {
                patch.answer().complete(patching.take(patch.request(), patch.live()));
            } catch (RuntimeException e) {
                // A compiler has failed; whoever asks must hear of it.
                patch.answer().complete(PatchDraft.refused(e.toString()));
            }
        } else if (event instanceof Event.Pause pause) {
            paused = pause.begins();
            if (!paused) {
                due = Optional.empty();
                compileOnceMore();
                updates.updateResources();
            }
            pause.answer().complete(null);
        }
        if (others.leaves() && !leavingTold) {
            leavingTold = true;
            terminal.line(CompileTexts.leftToOthers());
        }
    }

    private void save(Set<Path> files) {
        workspace.saved(files);
        others.saved(files);
    }

    private void update() throws InterruptedException {
        try {
            updates.compile(() -> takeAll(UNTIL_ERRORS_ARE_TOLD_MILLIS));
            updates.updateResources();
        } catch (IOException | RuntimeException e) {
            updates.failed(e);
        }
    }

    /** After others wrote, or should have written. */
    private void compileOnceMore() throws InterruptedException {
        if (!others.leaves()) {
            update();
            return;
        }
        updates.skipCompiled();
        if (workspace.hasSources()) {
            try {
                if (updates.compile(() -> takeAll(UNTIL_ERRORS_ARE_TOLD_MILLIS)) > 0) {
                    others.takeBack();
                    terminal.line(CompileTexts.takenBack());
                }
            } catch (IOException | RuntimeException e) {
                updates.failed(e);
            }
        }
    }

    /** Takes what is saved until then, and leaves all other events for later; whether that was anything. */
    private boolean takeAll(long millis) throws InterruptedException {
        boolean any = false;
        List<Event> later = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Event next = events.poll(millis, TimeUnit.MILLISECONDS);
        while (next != null) {
            if (next instanceof Event.Saved saved) {
                save(saved.files());
                any = true;
            } else {
                later.add(next);
            }
            next = events.poll(any ? 0 : end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        events.addAll(later);
        return any;
    }
}
