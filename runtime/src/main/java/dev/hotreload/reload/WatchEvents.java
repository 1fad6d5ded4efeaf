package dev.hotreload.reload;

import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.Reporter;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.WatchListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Hands changes to the engine and tells the user of everything else. */
final class WatchEvents implements WatchListener {
    private final Reporter reporter;
    private final Consumer<Map<String, FileChanges>> expect;
    private final Consumer<Map<String, FileChanges>> apply;

    /**
     * @param expect receives the changes that will probably come, by the module's name
     * @param apply receives those that have come
     */
    WatchEvents(
            Reporter reporter, Consumer<Map<String, FileChanges>> expect, Consumer<Map<String, FileChanges>> apply) {
        this.reporter = reporter;
        this.expect = expect;
        this.apply = apply;
    }

    @Override
    public void changed(Map<String, FileChanges> changes) {
        apply.accept(changes);
    }

    @Override
    public void expected(String module, FileChanges changes) {
        expect.accept(Map.of(module, changes));
    }

    @Override
    public void damaged(String module, Path file, String reason) {
        reporter.problem(ProblemTexts.damaged(module, file, reason));
    }

    @Override
    public void vanished(String module, Path directory) {
        reporter.problem(ProblemTexts.vanished(module, directory));
    }

    @Override
    public void cameBack(String module, Path directory) {
        reporter.problem(ProblemTexts.cameBack(module, directory));
    }

    @Override
    public void pollingInstead(String module, Path directory, String reason) {
        reporter.problem(ProblemTexts.pollingInstead(module, directory, reason));
    }

    @Override
    public void failed(String doing, Throwable failure) {
        reporter.internalError(doing, failure);
    }
}
