package dev.hotreload.maven.compile;

import dev.hotreload.maven.compile.write.BatchWriter;
import dev.hotreload.maven.compile.write.FileWrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the drafts of a batch and tells the application's JVM when all is there. */
final class BatchCommit {
    private static final String REHEARSED = "rehearsed";

    private final BatchChannel channel;
    private final OtherCompilers others;
    private final Outputs outputs;

    /**
     * @param channel hears what is written
     * @param others must not take what is written here for somebody else's
     * @param outputs likewise
     */
    BatchCommit(BatchChannel channel, OtherCompilers others, Outputs outputs) {
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
        List<ModuleDraft> unchanged = new ArrayList<>();
        for (ModuleDraft draft : drafts) {
            List<FileWrite> ofDraft = draft.writes();
            writes.put(draft, ofDraft);
            all.addAll(ofDraft);
            if (ofDraft.isEmpty() && draft.isSaved()) {
                unchanged.add(draft);
            }
        }
        if (!all.isEmpty()) {
            drafts.forEach(others::compiled);
            outputs.hold();
            try (BatchWriter writer = new BatchWriter(all)) {
                channel.writing();
                writer.commit();
                drafts.forEach(ModuleDraft::accept);
                writes.forEach(this::tell);
            } finally {
                channel.complete();
                outputs.goOn();
            }
        } else {
            drafts.forEach(ModuleDraft::accept);
        }
        if (!unchanged.isEmpty()) {
            unchanged.forEach(draft -> channel.written(draft.module().build().name(), List.of()));
            channel.complete();
        }
        return all.size();
    }

    /**
     * Does what {@link #commit} does, with a file that nobody reads, among the modules' temporary ones. The
     * application's JVM waits for class files and gets none.
     *
     * @param drafts those of a batch that is never written
     * @throws IOException if the file cannot be written
     */
    void rehearse(List<ModuleDraft> drafts) throws IOException {
        List<FileWrite> written = new ArrayList<>();
        List<FileWrite> deleted = new ArrayList<>();
        for (ModuleDraft draft : drafts) {
            draft.writes();
            Path staging = draft.module().build().staging();
            Path file = staging.resolve(REHEARSED);
            written.add(new FileWrite(file, staging, Optional.of(new byte[] {0})));
            deleted.add(new FileWrite(file, staging, Optional.empty()));
        }
        try (BatchWriter writer = new BatchWriter(written);
                BatchWriter deletion = new BatchWriter(deleted)) {
            channel.writing();
            writer.commit();
            deletion.commit();
        } finally {
            channel.complete();
        }
    }

    private void tell(ModuleDraft draft, List<FileWrite> writes) {
        Path classes = draft.module().build().classes();
        List<String> paths = writes.stream()
                .map(FileWrite::target)
                .filter(target -> target.startsWith(classes))
                .map(target -> classes.relativize(target).toString().replace('\\', '/'))
                .toList();
        if (!paths.isEmpty()) {
            channel.written(draft.module().build().name(), paths);
        }
    }
}
