package dev.hotreload.benchmarks.reloaded;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One way to make new class files live. */
interface Swap {

    /** Does so with class files by binary name; they need not be live yet when it returns. */
    void swap(Map<String, byte[]> classFiles) throws IOException, ClassNotFoundException, UnmodifiableClassException;

    /** Writes them where the application's classes are. */
    record Write(Path classes) implements Swap {

        @Override
        public void swap(Map<String, byte[]> classFiles) throws IOException {
            for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
                Files.write(classes.resolve(entry.getKey().replace('.', '/') + ".class"), entry.getValue());
            }
        }
    }

    /** Has the JVM redefine the classes. */
    record Redefine() implements Swap {

        @Override
        public void swap(Map<String, byte[]> classFiles) throws ClassNotFoundException, UnmodifiableClassException {
            ClassDefinition[] definitions = new ClassDefinition[classFiles.size()];
            int i = 0;
            for (Map.Entry<String, byte[]> entry : classFiles.entrySet()) {
                definitions[i++] = new ClassDefinition(Class.forName(entry.getKey()), entry.getValue());
            }
            RedefinitionAgent.instrumentation().redefineClasses(definitions);
        }
    }
}
