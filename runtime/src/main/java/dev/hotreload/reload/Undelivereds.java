package dev.hotreload.reload;

import dev.hotreload.content.ModuleContent;
import dev.hotreload.message.ProblemTexts;
import dev.hotreload.report.NotLive;
import dev.hotreload.report.NotLive.Why;
import dev.hotreload.watch.Undelivered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Says why files that the watcher keeps back are not live. */
final class Undelivereds {
    private Undelivereds() {}

    static List<NotLive> notLive(List<Undelivered> undelivered, List<ModuleContent> modules) {
        List<NotLive> entries = new ArrayList<>();
        for (Undelivered entry : undelivered) {
            Path directory = modules.stream()
                    .filter(content -> content.module().name().equals(entry.module()))
                    .map(content -> content.module().classes())
                    .findFirst()
                    .orElse(Path.of(""));
            add(entry, directory, entries);
        }
        return entries;
    }

    private static void add(Undelivered entry, Path directory, List<NotLive> entries) {
        switch (entry.reason()) {
            case GONE ->
                entries.add(
                        new NotLive(Why.VANISHED, entry.module(), directory.toString(), ProblemTexts.areGone(), ""));
            case PAUSED ->
                entries.add(new NotLive(
                        Why.PAUSED,
                        entry.module(),
                        "",
                        ProblemTexts.waitForResume(entry.files().size()),
                        ""));
            case DAMAGED ->
                new TreeSet<>(entry.files())
                        .forEach(path -> entries.add(new NotLive(
                                Why.DAMAGED,
                                entry.module(),
                                directory.resolve(path).toString(),
                                ProblemTexts.isDamaged(),
                                "")));
        }
    }
}
