package dev.hotreload.reload;

import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.Reporter;
import dev.hotreload.watch.FileChanges;
import dev.hotreload.watch.WatchListener;
import java.nio.file.Path;
import java.util.Map;

/** Hands changes on to be applied, and tells the user of everything else. */
final class WatchEvents implements WatchListener {
    private final Reporter reporter;
    private final Applying applying;

    WatchEvents(Reporter reporter, Applying applying) {
        this.reporter = reporter;
        this.applying = applying;
    }

    @Override
    public void changed(Map<String, FileChanges> changes) {
        applying.apply(changes);
    }

    @Override
    public void expected(String module, FileChanges changes) {
        applying.expect(Map.of(module, changes));
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
