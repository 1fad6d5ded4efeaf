package dev.hotreload.message;

import java.util.Collection;
import java.util.List;

/**
 * The texts of notes: what one may not expect of a generation that is applied. Each has a word of explanation in {@code
 * docs/troubleshooting.md}.
 *
 * <p>Classes are given by their simple names, members and constants with their class in front ({@code Order.total}).
 */
public final class NoteTexts {
    /** So many of a class are told by name. */
    private static final int NAMED = 5;

    private static final String KEPT =
            " that were made before keep their last code: they have not captured what it uses now";
    private static final String UNTIL_RESTART = ", until a restart";

    private NoteTexts() {}

    /** The description of the module changed. */
    public static String moduleInfo() {
        return "module-info is for the compiler alone: the program runs on the class path";
    }

    /** A class got a static block. */
    public static String staticBlockAdded(String type) {
        return "the added static block of " + type + " is not run";
    }

    /** A static block changed. */
    public static String staticBlockChanged(String type) {
        return "the changed static block of " + type + " is not run again";
    }

    /** A static block goes through the constants of its enum, which are others by now. */
    public static String staticBlockOfConstants(String type) {
        return "the static block of " + type + " is not run again for the constants that there are now";
    }

    /** A class got a finalizer. */
    public static String finalizerAdded(String type) {
        return "the JVM does not call the added " + type + ".finalize()" + UNTIL_RESTART;
    }

    /** A method is not synchronized any more. */
    public static String stillLocks(String method) {
        return method + " still takes its lock" + UNTIL_RESTART;
    }

    /** Records got components. */
    public static String componentsAdded(String type, Collection<String> components) {
        return type + " records that were made before have null or 0 as " + String.join(", ", components);
    }

    /** Fields were added that have no initialiser, and that constructors set. */
    public static String setByConstructors(String type, Collection<String> fields) {
        return type + " objects that were made before have null or 0 as " + String.join(", ", fields)
                + ", which only constructors set";
    }

    /** Fields have other initialisers. */
    public static String fieldsKept(String type, Collection<String> fields) {
        return type + " objects that were made before keep their " + String.join(", ", fields)
                + ": the changed initialiser is for new ones";
    }

    /** Lambdas of a method lack what their code uses now. */
    public static String lambdasKept(String method) {
        return "lambdas of " + method + KEPT;
    }

    /** Objects of an anonymous or local class lack what their code uses now. */
    public static String objectsKept(String place) {
        return "objects of a class in " + place + KEPT;
    }

    /** The class files of a nest came in parts, and a loaded class may be one of it as well as another. */
    public static String objectsInDoubt(String place) {
        return "objects of a class in " + place + " that were made before keep their last code: class files came one"
                + " after the other, so it cannot be told which class they are of";
    }

    /** A method is gone that method references led to. */
    public static String referencesKept(String method) {
        return "references to " + method + " that were made before keep its last code";
    }

    /** An added method has a parameter or a result of a type that there is not. */
    public static String typeNotThere(String method, String type) {
        return "calls of the added " + method + " may fail, because " + type + " is not on the class path";
    }

    /** A nested class is not static any more. */
    public static String noOuterObject(String type) {
        return type + " objects that were made before have no outer object: what uses it fails";
    }

    /** A member is gone, and classes that use it were not compiled. */
    public static String stillCalled(String member, List<String> callers) {
        return member + " is still called by " + String.join(", ", callers) + ", which "
                + (callers.size() == 1 ? "was" : "were") + " not compiled";
    }

    /** A static field of an unchanged class was made of an enum's constants. */
    public static String computedBefore(String field, String enumName) {
        return field + " was computed by " + enumName + " before its constants changed, and keeps its value";
    }

    /**
     * Static fields of one class are initialised again.
     *
     * @param fields with their class; nothing is said of none
     */
    public static List<String> initialisedAgain(String type, List<String> fields) {
        return fields.size() > NAMED
                ? List.of(fields.size() + " fields of " + type + " are initialised again")
                : fields.stream().map(field -> field + " is initialised again").toList();
    }

    /** The new initialiser of a static field fails. */
    public static String initialiserFailed(String field, Throwable failure) {
        return field + " keeps its value, because its new initialiser throws " + failure;
    }

    /** A library did not generate a class again (by its name without the package). */
    public static String notGenerated(String type, Object failure) {
        return type + ", which a library has generated, stays as it was" + UNTIL_RESTART + ": " + failure;
    }

    /** A class (by its name without the package) was generated below a changed one, nobody knows by whom. */
    public static String unknownGenerator(String type) {
        return type
                + " was generated in a way that hot reload does not know: methods that are added above it run on its"
                + " objects as Java runs them";
    }

    /** The methods that proxies of the JDK pass to their handlers could not be looked up again. */
    public static String proxiesKept(Throwable failure) {
        return "handlers of proxies may get methods as they were declared before" + UNTIL_RESTART + ": " + failure;
    }

    /** Code that the JIT compiled may answer by the interfaces that a class had before. */
    public static String notDeoptimised(Throwable failure) {
        return "compiled code may take classes for what they were before" + UNTIL_RESTART + ": " + failure;
    }

    /**
     * The same for some classes, which the JVM does not take anew.
     *
     * @param binaryNames one or more
     */
    public static String notDeoptimised(List<String> binaryNames) {
        int others = binaryNames.size() - NAMED;
        return "compiled code of "
                + String.join(", ", binaryNames.subList(0, Math.min(NAMED, binaryNames.size())))
                + (others > 0 ? " and " + others + " more" : "")
                + " may take classes for what they were before" + UNTIL_RESTART;
    }

    /** The JVM has given up a class. */
    public static String unusable(String type) {
        return "the static initialiser of " + type + " has failed, so the JVM keeps " + type
                + " unusable until a restart; its changes are not live";
    }

    /** The generation is what was before another one. */
    public static String takenBack(int generation) {
        return "takes #" + generation + " back; its sources stay on disk, and are live again with the next save there";
    }

    /** The generation could not wait for a thread that loads a class. */
    public static String loadingMeanwhile(long seconds) {
        return "a thread has been loading a class for " + seconds
                + " s (stopped by a debugger?); that class may be the one from before this generation";
    }

    /** A constant is not declared any more. */
    public static String constantRemoved(String constant) {
        return constant + " lives on where something still refers to it";
    }

    /** Constants are declared in another order. */
    public static String orderChanged(String enumName) {
        return "arrays and sorted collections that were made before keep the order that " + enumName
                + "'s constants had";
    }

    /**
     * Constants of one enum have other arguments.
     *
     * @param constants with their enum; nothing is said of none
     */
    public static List<String> argumentsChanged(String enumName, List<String> constants) {
        return constants.size() > NAMED
                ? List.of(constants.size() + " constants of " + enumName + " have what their changed arguments say")
                : constants.stream()
                        .map(constant -> constant + " has what its changed arguments say")
                        .toList();
    }

    /** The constructor fails with the changed arguments of a constant. */
    public static String constructorFailed(String constant, Throwable failure) {
        return constant + " keeps what it has, because its constructor throws " + failure;
    }

    /** A constant's fields could not all be set; a fault of ours. */
    public static String argumentsIncomplete(String constant) {
        return constant + " may not have all that its changed arguments say";
    }

    /** An added constant cannot be made. */
    public static String constantFailed(String enumName, String constant, Throwable failure) {
        return "the constants of " + enumName + " stay as they were, because " + constant + " cannot be made: "
                + failure;
    }

    /** The constants could not be changed; a fault of ours. */
    public static String constantsNotChanged(String enumName) {
        return "the constants of " + enumName + " are not as declared";
    }

    /** Switch statements could not be told of the constants; a fault of ours. */
    public static String switchesNotChanged(String type, String enumName) {
        return "switch statements of " + type + " do not know the constants of " + enumName;
    }

    /** The initialisers of a constant's body changed. */
    public static String bodyInitialisersChanged(String constant) {
        return "the changed initialisers of the body of " + constant + " are not run again";
    }

    /** The initialisers of a constant's body fail. */
    public static String bodyInitialisersFailed(String constant, Throwable failure) {
        return "the initialisers of the body of " + constant + " were not all run, because of " + failure;
    }

    /** A cache of the JDK cannot be cleared. */
    public static String keptByJdk(String type, Throwable failure) {
        return "the JDK may still use what it knew about " + type + because(failure);
    }

    /** The caches of the JDK about heirs of changed interfaces cannot be cleared. */
    public static String interfacesKeptByJdk(Throwable failure) {
        return keptByJdk("changed interfaces", failure);
    }

    /** The cache of {@code java.beans} cannot be cleared. */
    public static String beansKept(Throwable failure) {
        return "java.beans.Introspector may still use what it knew about the changed classes" + because(failure);
    }

    /** The annotations of a package cannot be read anew. */
    public static String packageKept(String name, Throwable failure) {
        return "the annotations of package " + name + " may still be seen as they were" + because(failure);
    }

    /**
     * A method that shall clear a library's cache fails.
     *
     * @param method as it is listed: {@code class#method}
     */
    public static String libraryKept(String method, Throwable failure) {
        return "the library's cache behind " + method + " was not cleared" + because(failure);
    }

    /** An object of a library keeps what it found out about classes. */
    public static String libraryObjectKept(String className, String member, Throwable failure) {
        return "objects of " + className + " may go by the classes as they were: " + member + " was not cleared"
                + because(failure) + "; restart if they do";
    }

    /** The lists of such methods cannot be read. */
    public static String cacheListsUnreadable(String resource, Throwable failure) {
        return "the lists of caches in " + resource + " cannot be read" + because(failure);
    }

    /** Groovy's call sites cannot be dropped. */
    public static String groovyCallsKept(Throwable failure) {
        return "Groovy's dynamic calls may still see the old members of the changed classes" + because(failure);
    }

    /** A meta class of Groovy cannot be renewed. */
    public static String metaClassKept(Object metaClass, Throwable failure) {
        return "Groovy may still see old members (" + metaClass + ": " + failure + ")";
    }

    /** What a framework did not make live. */
    public static String ofFramework(String framework, String sentence) {
        return framework + ": " + sentence;
    }

    /** The support of a framework has thrown something. */
    public static String supportFailed(String framework, Throwable failure) {
        return framework + " may not have noticed all of this, because its support failed" + because(failure);
    }

    private static String because(Throwable failure) {
        return " (" + failure + ")";
    }
}
