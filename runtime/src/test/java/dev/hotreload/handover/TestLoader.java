package dev.hotreload.handover;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.weave.Preparation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Defines classes as a module loader does: its own before its parent's, and prepared. */
final class TestLoader extends ClassLoader implements GenerationClasses {
    private final Map<String, byte[]> classFiles;
    private final int number;

    /** As the loaders of an application have it, so that it lives as long as they. */
    @Nullable
    LoaderGeneration generation;

    /** @param classFiles by path */
    TestLoader(int number, Map<String, byte[]> classFiles, ClassLoader parent) {
        super(parent);
        this.number = number;
        this.classFiles = classFiles;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> live = findLoadedClass(name);
            byte[] classFile = classFile(name.replace('.', '/'));
            if (live != null) {
                return live;
            }
            if (classFile == null) {
                return super.loadClass(name, resolve);
            }
            byte[] prepared = Preparation.prepare(classFile, new Supertypes());
            return defineClass(name, prepared, 0, prepared.length);
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Collection<? extends ClassLoader> loaders() {
        return getParent() instanceof TestLoader stayed ? List.of(this, stayed) : List.of(this);
    }

    @Override
    public boolean has(Class<?> type) {
        return true;
    }

    @Override
    public @Nullable Class<?> find(String binaryName) {
        try {
            return Class.forName(binaryName, false, this);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    public byte @Nullable [] classFile(String internalName) {
        return classFiles.get(internalName + ".class");
    }

    @Override
    public Stream<byte[]> classFiles() {
        return classFiles.values().stream();
    }

    /** Of superclasses: the modules' own are prepared, and the JDK's keep {@code Object}'s methods for themselves. */
    private final class Supertypes implements Preparation.Supertypes {
        @Override
        public boolean isPrepared(String internalName) {
            return classFile(internalName) != null
                    || (getParent() instanceof TestLoader stayed && stayed.classFile(internalName) != null);
        }

        @Override
        public boolean inheritsFromObject(String internalName, MethodKey method) {
            return internalName.equals("java/lang/Object");
        }
    }
}
