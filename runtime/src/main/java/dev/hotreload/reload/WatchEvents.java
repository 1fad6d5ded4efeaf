package dev.hotreload.reload;

import dev.hotreload.report.Problems;
import dev.hotreload.report.Reporter;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.WatchListener;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Hands changes to the engine and tells the user of everything else. */
final class WatchEvents implements WatchListener {
    private final Reporter reporter;
    private final BiConsumer<String, FileChanges> expect;
    private final BiConsumer<String, FileChanges> apply;

    WatchEvents(Reporter reporter, BiConsumer<String, FileChanges> expect, BiConsumer<String, FileChanges> apply) {
        this.reporter = reporter;
        this.expect = expect;
        this.apply = apply;
    }

    @Override
    public void changed(String module, FileChanges changes) {
        apply.accept(module, changes);
    }

    @Override
    public void expected(String module, FileChanges changes) {
        expect.accept(module, changes);
    }

    @Override
    public void damaged(String module, Path file, String reason) {
        reporter.problem(Problems.damaged(module, file, reason));
    }

    @Override
    public void vanished(String module, Path directory) {
        reporter.problem(Problems.vanished(module, directory));
    }

    @Override
    public void cameBack(String module, Path directory) {
        reporter.problem(Problems.cameBack(module, directory));
    }

    @Override
    public void pollingInstead(String module, Path directory, String reason) {
        reporter.problem(Problems.pollingInstead(module, directory, reason));
    }

    @Override
    public void failed(String module, String doing, Throwable failure) {
        reporter.internalError(doing + " (" + module + ")", failure);
    }
}
