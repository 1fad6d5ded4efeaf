package dev.hotreload.maven.compile;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sources as they were at the start, compressed, so that one can see what has changed since. Used by the compiling
 * thread only.
 */
final class StartedSources {

    private static final int CONTEXT = 3;

    /** What generates sources may generate them anew; larger files are not what somebody edits. */
    private static final long LARGEST = 1 << 20;

    private final Workspace workspace;
    private final Path directory;
    private final @Nullable Map<Path, byte[]> contents;

    private StartedSources(Workspace workspace, Path directory, @Nullable Map<Path, byte[]> contents) {
        this.workspace = workspace;
        this.directory = directory;
        this.contents = contents;
    }

    /** Remembers nothing. */
    static StartedSources none(Workspace workspace) {
        return new StartedSources(workspace, Path.of(""), null);
    }

    /**
     * Reads all sources.
     *
     * @param directory files are named relative to it
     */
    static StartedSources of(Workspace workspace, Path directory) throws IOException {
        Map<Path, byte[]> contents = new TreeMap<>();
        for (Path file : sources(workspace)) {
            contents.put(file, compressed(Files.readAllBytes(file)));
        }
        return new StartedSources(workspace, directory, contents);
    }

    private static Set<Path> sources(Workspace workspace) throws IOException {
        Set<Path> sources = new TreeSet<>();
        for (ModuleState module : workspace.modules()) {
            Path target = Path.of(module.build().project().getBuild().getDirectory());
            for (Path file : module.sources().all()) {
                if (!file.startsWith(target) && Files.exists(file) && Files.size(file) <= LARGEST) {
                    sources.add(file);
                }
            }
        }
        return sources;
    }

    /** What has changed, as a unified diff; empty if nothing has. */
    String differences() {
        Map<Path, byte[]> before = contents;
        if (before == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try {
            Set<Path> files = sources(workspace);
            files.addAll(before.keySet());
            for (Path file : files) {
                byte[] old = before.get(file);
                append(file, old == null ? new byte[0] : expanded(old), text);
            }
        } catch (IOException e) {
            // It is being saved; who asks again sees it.
            text.append(e).append('\n');
        }
        return text.toString();
    }

    private void append(Path file, byte[] before, StringBuilder text) throws IOException {
        byte[] now = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        List<String> old = lines(before);
        String name = file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
        UnifiedDiffUtils.generateUnifiedDiff(name, name, old, DiffUtils.diff(old, lines(now)), CONTEXT)
                .forEach(line -> text.append(line).append('\n'));
    }

    private static List<String> lines(byte[] content) {
        // Only compared and shown: a character that another charset reads otherwise is the same on both sides.
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] expanded(byte[] compressed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }
}
