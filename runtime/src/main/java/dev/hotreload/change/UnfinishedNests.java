package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;

/**
 * Finds nests of which a compiler has not written all class files yet.
 *
 * <p>A compiler writes one file after the other. Anonymous and local classes are told apart by what the others of their
 * nest are like, so a nest that is taken in the middle gives a live object another class's code.
 */
public final class UnfinishedNests {
    private final ChangedClassPath classPath;

    private UnfinishedNests(ChangedClassPath classPath) {
        this.classPath = classPath;
    }

    /** The first class file (without suffix) that seems to be missing or old; empty if all nests are whole. */
    public static Optional<String> first(ChangedClassPath classPath) {
        UnfinishedNests nests = new UnfinishedNests(classPath);
        return classPath.touched().stream()
                .map(fileName -> nests.missing(fileName, classPath.after(fileName)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private @Nullable String missing(String fileName, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ClassNode type = ClassFile.outline(bytes).node();
        String absent = absentMember(type);
        return absent == null ? oldEnclosing(fileName, type) : absent;
    }

    /** A class of the same nest that the class names, and that is not there (JVMS §4.7.6, §4.7.29). */
    private @Nullable String absentMember(ClassNode type) {
        String host = type.nestHostClass == null ? type.name : type.nestHostClass;
        Stream<String> named = Stream.concat(
                type.innerClasses.stream().map(inner -> inner.name),
                type.nestMembers == null ? Stream.empty() : type.nestMembers.stream());
        return named.filter(name -> name.startsWith(host + '$'))
                .filter(name -> classPath.after(name) == null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The class around an anonymous or local one, if that is new there and the class around it has not changed yet: a
     * method that uses another class has other code.
     */
    private @Nullable String oldEnclosing(String fileName, ClassNode type) {
        if (type.outerClass == null || classPath.touched().contains(type.outerClass)) {
            return null;
        }
        byte[] before = classPath.before(fileName);
        if (before == null) {
            byte[] enclosing = classPath.after(type.outerClass);
            return enclosing != null && names(ClassFile.outline(enclosing).node(), fileName) ? null : type.outerClass;
        }
        ClassNode old = ClassFile.outline(before).node();
        boolean isSame = type.outerClass.equals(old.outerClass)
                && Objects.equals(type.outerMethod, old.outerMethod)
                && Objects.equals(type.outerMethodDesc, old.outerMethodDesc);
        return isSame ? null : type.outerClass;
    }

    private static boolean names(ClassNode enclosing, String fileName) {
        return enclosing.innerClasses.stream().anyMatch(inner -> inner.name.equals(fileName));
    }
}
