package dev.hotreload.renewal;

import dev.hotreload.message.RenewalTexts;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names files that a generation which has ended has left open. They stay open: others may have the same one, as the JDK
 * does with jars. Used by one thread.
 */
final class OpenFiles {
    private final JdkFields fields;
    private final Set<Object> kept;

    /** @param kept objects that stay in use */
    OpenFiles(JdkFields fields, Set<Object> kept) {
        this.fields = fields;
        this.kept = kept;
    }

    /** At most a sentence about those among some objects. */
    List<String> among(Collection<Object> objects) {
        Set<String> paths = new TreeSet<>();
        for (Object object : objects) {
            boolean isFile = object instanceof FileInputStream
                    || object instanceof FileOutputStream
                    || object instanceof RandomAccessFile
                    || object instanceof FileChannel;
            if (isFile && !kept.contains(object) && isOpen(object)) {
                Object path = fields.named(object, "path");
                if (path != null) {
                    paths.add(path.toString());
                }
            }
        }
        return paths.isEmpty() ? List.of() : List.of(RenewalTexts.filesOpen(List.copyOf(paths)));
    }

    private boolean isOpen(Object file) {
        return fields.named(file, "fd") instanceof FileDescriptor descriptor
                && descriptor.valid()
                && descriptor != FileDescriptor.in
                && descriptor != FileDescriptor.out
                && descriptor != FileDescriptor.err;
    }
}
