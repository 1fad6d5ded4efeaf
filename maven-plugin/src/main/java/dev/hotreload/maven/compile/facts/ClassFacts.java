package dev.hotreload.maven.compile.facts;

import java.util.Map;
import java.util.Set;

/**
 * What one class file says to the compiler of other sources.
 *
 * @param internalName the class
 * @param sourceFile the name of its source without directories, as the compiler noted it; empty if it did not
 * @param content digest of the whole file
 * @param compiler what tells compilers, and their options, from each other whatever the source
 * @param api digest of all that other sources are compiled against: members, types, modifiers, annotations; not the
 *     values of constants
 * @param hierarchy digest of what the class is: its kind, supertypes, type parameters, permitted subclasses
 * @param supertypes internal names of the superclass and the interfaces
 * @param constants compile-time constants that other sources can read: name to descriptor and value. A use of one
 *     leaves no trace in the class file of the user
 * @param references internal names of classes that stand anywhere in the class file
 * @param apiReferences those of them that stand in the API
 */
public record ClassFacts(
        String internalName,
        String sourceFile,
        String content,
        String compiler,
        String api,
        String hierarchy,
        Set<String> supertypes,
        Map<String, String> constants,
        Set<String> references,
        Set<String> apiReferences) {

    /** Copies the collections. */
    public ClassFacts {
        supertypes = Set.copyOf(supertypes);
        constants = Map.copyOf(constants);
        references = Set.copyOf(references);
        apiReferences = Set.copyOf(apiReferences);
    }

    /** The internal name of the package, empty for the unnamed one. */
    public String packageName() {
        return packageOf(internalName);
    }

    /** The internal name of a class's package. */
    public static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash);
    }

    /**
     * The name by which sources call a class; empty if they cannot, because it is local or anonymous.
     */
    public static String simpleNameOf(String internalName) {
        String name = internalName.substring(internalName.lastIndexOf('/') + 1);
        int dollar = name.lastIndexOf('$');
        // A dollar at the begin or end belongs to the name that somebody chose.
        String simple = dollar <= 0 || dollar == name.length() - 1 ? name : name.substring(dollar + 1);
        return Character.isDigit(simple.charAt(0)) ? "" : simple;
    }
}
