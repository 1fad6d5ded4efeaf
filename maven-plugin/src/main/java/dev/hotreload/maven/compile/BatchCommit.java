package dev.hotreload.maven.compile;

import dev.hotreload.control.BatchLines;
import dev.hotreload.control.ControlProtocol;
import dev.hotreload.maven.compile.write.BatchWriter;
import dev.hotreload.maven.compile.write.FileWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the drafts of a batch and tells the application's JVM when all is there. */
final class BatchCommit {

    private final Consumer<String> channel;
    private final OtherCompilers others;
    private final Outputs outputs;

    /**
     * @param channel sends a line to the application's JVM
     * @param others must not take what is written here for somebody else's
     * @param outputs likewise
     */
    BatchCommit(Consumer<String> channel, OtherCompilers others, Outputs outputs) {
        this.channel = channel;
        this.others = others;
        this.outputs = outputs;
    }

    /**
     * Writes all or nothing.
     *
     * @return how many files were written or deleted
     * @throws IOException if a file cannot be written; then none has changed
     */
    int commit(List<ModuleDraft> drafts) throws IOException {
        Map<ModuleDraft, List<FileWrite>> writes = new LinkedHashMap<>();
        List<FileWrite> all = new ArrayList<>();
        for (ModuleDraft draft : drafts) {
            List<FileWrite> ofDraft = draft.writes();
            writes.put(draft, ofDraft);
            all.addAll(ofDraft);
        }
        if (!all.isEmpty()) {
            drafts.forEach(others::compiled);
            outputs.hold();
            try (BatchWriter writer = new BatchWriter(all)) {
                channel.accept(ControlProtocol.WRITING);
                writer.commit();
                drafts.forEach(ModuleDraft::accept);
                writes.forEach(this::tell);
            } finally {
                channel.accept(ControlProtocol.COMPLETE);
                outputs.goOn();
            }
        } else {
            drafts.forEach(ModuleDraft::accept);
        }
        return all.size();
    }

    private void tell(ModuleDraft draft, List<FileWrite> writes) {
        Path classes = draft.module().build().classes();
        List<String> paths = writes.stream()
                .map(FileWrite::target)
                .filter(target -> target.startsWith(classes))
                .map(target -> classes.relativize(target).toString().replace('\\', '/'))
                .toList();
        if (!paths.isEmpty()) {
            channel.accept(BatchLines.written(draft.module().build().name(), paths));
        }
    }
}
