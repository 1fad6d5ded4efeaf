package dev.hotreload.generation;

import dev.hotreload.content.ClassNames;
import dev.hotreload.diff.Renaming;
import dev.hotreload.weave.ConstantBody;
import dev.hotreload.weave.NestedInBody;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Under which names class files live, and what they mention.
 *
 * @param classes the names of the classes
 * @param bodies the bodies of constants that live in their enums, by the names of their class files
 */
public record LiveNames(ClassNames classes, Map<String, ConstantBody> bodies) {
    /** Everything lives under the name that the compiler gave it. */
    public static final LiveNames SAME = new LiveNames(ClassNames.SAME, Map.of());

    public LiveNames {
        bodies = Map.copyOf(bodies);
    }

    /** These names, with other bodies for some enums. */
    public LiveNames with(ClassNames newClasses, Set<String> enums, Collection<ConstantBody> newBodies) {
        Map<String, ConstantBody> next = new HashMap<>();
        bodies.values().stream()
                .filter(body -> !enums.contains(body.enumName()))
                .forEach(body -> put(body, newClasses, next));
        newBodies.forEach(body -> put(body, newClasses, next));
        return new LiveNames(newClasses, next);
    }

    private static void put(ConstantBody body, ClassNames classes, Map<String, ConstantBody> bodies) {
        String fileName = classes.fileName(body.internalName());
        if (fileName != null) {
            bodies.put(fileName, body);
        }
    }

    /** A compiled class under the names that live. */
    public byte[] live(byte[] classFile) {
        Map<String, String> names = classes.renamed();
        // Not even loaded where nothing has been renamed: this is asked for each class that a starting program loads.
        byte[] renamed = names.isEmpty() ? classFile : Renaming.classes(classFile, names);
        if (bodies.isEmpty() && !classes.hasMade()) {
            return renamed;
        }
        String fileName = new ClassReader(classFile).getClassName();
        if (classes.made(fileName) != null) {
            return classFile;
        }
        byte[] live = renamed;
        for (int dollar = fileName.indexOf('$'); dollar > 0; dollar = fileName.indexOf('$', dollar + 1)) {
            ConstantBody body = bodies.get(fileName.substring(0, dollar));
            live = body == null ? live : NestedInBody.moved(live, body);
        }
        return live;
    }

    /** These names, with more classes that no module has a file of. */
    public LiveNames withMade(Map<String, byte[]> made) {
        return new LiveNames(classes.withMade(made), bodies);
    }

    /** The name under which the class of this class file lives. */
    public String liveName(String fileName) {
        return classes.liveName(fileName);
    }

    /** The class file's name of a live class, or null if the file of that name stands for another class. */
    public @Nullable String fileName(String liveName) {
        return classes.fileName(liveName);
    }
}
