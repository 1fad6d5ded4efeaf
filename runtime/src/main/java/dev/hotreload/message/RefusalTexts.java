package dev.hotreload.message;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The texts of refusals: why a change cannot be applied while the program runs, and what one can do. */
public final class RefusalTexts {

    private RefusalTexts() {}

    /** The advice for what only a restart applies. */
    public static String restart() {
        return "mvn hotreload:next begins again with it in this JVM, mvn hotreload:restart in a new one; or take it back.";
    }

    /** A bug of ours was met while it was applied. */
    public static String internalError() {
        return "not applied, because of an internal error that the terminal has told";
    }

    /** What was live was taken back. */
    public static String undone(int generation) {
        return "#" + generation + " was taken back";
    }

    /** The advice for what was taken back. */
    public static String applyAgain() {
        return "Save a source of the module, or run mvn hotreload:reload, to apply it again.";
    }

    /** The advice for a class whose interfaces change, where that is not switched on. */
    public static String switchHierarchyOn() {
        return restart()
                + " Interfaces change without a restart only on JVMs on which that was tested for an hour;"
                + " -Dhotreload.hierarchy=true tries it on this one, too.";
    }

    /** The advice for an interface that comes to extend others, which is not done unless the user wants it. */
    public static String letInterfacesExtend() {
        return restart()
                + " -Dhotreload.hierarchy=true lets live interfaces extend others, which was not tested for an hour yet.";
    }

    /** An interface gets default methods, and the JVM would not give them to lambdas that are made later. */
    public static String lambdasWithoutDefaults(String internalName) {
        return "lambdas of " + internalName.replace('/', '.') + " would not have the default methods that it inherits";
    }

    /**
     * The method is there for an interface that the class gets, and the JVM has another one of its name and descriptor:
     * a static one, one that is not public, or an abstract one of another interface.
     */
    public static String notPublicInJvm() {
        return "would implement an interface, and the JVM has a static, hidden or abstract method of the same name";
    }

    /** The JVM is not one whose classes can get other interfaces. */
    public static String unknownVm(String reason) {
        return "other interfaces cannot be given to classes of this JVM (" + reason + ")";
    }

    /** A class cannot get other interfaces; the reason names it. */
    public static String noRoomForInterface(String reason) {
        return "interfaces cannot be changed: " + reason;
    }

    /** Interfaces cannot change, because a thread holds what must stand still for it. */
    public static String loadingForLong() {
        return "interfaces cannot be changed while a thread loads or links a class";
    }

    /** A method would be added, and the JVM would end when it stands in a stack trace of JFR. */
    public static String flightRecording(long pid, String recording) {
        return "would add methods to loaded classes during a flight recording, in which this JDK's JVM can end; jcmd "
                + pid + " JFR.stop name=" + recording + " ends the recording, then save again";
    }

    /** The advice for a class that the user has excluded. */
    public static String includeIt() {
        return "Restart the application, or change <includes> and <excludes>.";
    }

    /** The class is not among those that the user lets be reloaded. */
    public static String excluded() {
        return "is excluded from reloading";
    }

    /** The class has another superclass. */
    public static String superclass(String before, String now) {
        return "superclass changed from " + before + " to " + now;
    }

    /** The JVM goes on with the superclass that a class was loaded with. */
    public static String loadedWithSuperclass(String superclass) {
        return "the class was loaded as a subclass of " + superclass + "; only a new class that extends " + superclass
                + " can come between";
    }

    /**
     * A class in another package comes between a class and its superclass, whose constructor the former could not call.
     */
    public static String hiddenConstructor(String above, String between) {
        return "a constructor of " + above + ", above " + between
                + " now, is package-private, and the class is in another package; make it protected";
    }

    /** The new superclass was in the program before. */
    public static String superclassNotNew(String superclass) {
        return superclass + " is not new in this change; only a new class can come above a loaded one";
    }

    /** The new superclass cannot change. */
    public static String superclassOfLibrary(String superclass) {
        return superclass
                + " is a class of a library or the JDK; only a new class of the application can come above a loaded one";
    }

    /** A class gets a new superclass, and it or one below it can be serialised. */
    public static String isSerializable(String name) {
        return name + " is serializable";
    }

    /** A class gets a new superclass, and a library has generated one below it. */
    public static String isGenerated(String name) {
        return name + " was generated by a library";
    }

    /** A class is serializable below one that live classes got as their superclass. */
    public static String serializableBelowFace(String superclass) {
        return "would be serializable below " + superclass + ", which became a superclass while the program ran";
    }

    /** The class that live classes are to get as their superclass is not one that they can get; the reason says why. */
    public static String newSuperclass(String name, String reason) {
        return "loaded classes cannot get " + name + " as their superclass: " + reason;
    }

    /** A class makes objects of one that became a superclass while the program ran. */
    public static String makesObjectsOfFace(String name) {
        return "makes objects of " + name
                + " itself, which becomes a superclass of loaded classes; only objects of classes"
                + " below it can be made";
    }

    /** A class that became a superclass while the program ran has other supertypes now. */
    public static String supertypesOfFace(String name) {
        return "supertypes of " + name + " changed, which became a superclass while the program ran";
    }

    /** The JVM has the class already, for loaded classes that were to get it as their superclass. */
    public static String wasLoadedAsFace(String name) {
        return name + " was loaded as a superclass for loaded classes, and is an interface now";
    }

    /** The class implements other interfaces. */
    public static String interfaces(List<String> added, List<String> removed) {
        StringJoiner text = new StringJoiner(", ");
        added.forEach(name -> text.add("implements " + name + " added"));
        removed.forEach(name -> text.add("implements " + name + " removed"));
        return text.toString();
    }

    /** The class is another kind of class, or has other modifiers that the JVM holds fast. */
    public static String classModifiers(String before, String now) {
        return "class kind or modifiers changed from " + quoted(before) + " to " + quoted(now);
    }

    /** The class became final, and another one that is loaded still extends it. */
    public static String finalAbove(String subclass) {
        return "made final, and " + subclass + " extends it";
    }

    /** A method became final, and another class that is loaded still overrides it. */
    public static String finalOverridden(String subclass) {
        return "made final, and " + subclass + " overrides it";
    }

    /** The class became sealed or permits fewer, and another one that is loaded still extends it. */
    public static String sealedWithout(String subclass) {
        return "sealed without " + subclass + ", which extends it";
    }

    /** The class is no longer abstract, and the JVM would find no code for one of its methods. */
    public static String wasAbstract(String method) {
        return "no longer abstract, and " + method + " had no code in it when it was loaded";
    }

    /** A class became a record, or a record another class. */
    public static String recordComponents() {
        return "record components changed";
    }

    /** A method became native, or is so no longer. */
    public static String methodModifiers(String before, String now) {
        return "method modifiers changed from " + quoted(before) + " to " + quoted(now);
    }

    /**
     * A kind of change that nothing knows how to apply.
     *
     * @param kind our word for it
     */
    public static String unknown(String kind) {
        return "changed in a way that cannot be applied (" + kind + ")";
    }

    /**
     * An enum has more constants than its live sets can hold.
     *
     * @param ever all that it has had
     * @param room how many the sets can hold
     */
    public static String tooManyConstants(int ever, int room) {
        return "has had " + ever + " constants since the start, removed ones included, and the EnumSets that live have"
                + " room for " + room;
    }

    /** A constant is added without a body to an enum that needs one. */
    public static String constantWithoutBody() {
        return "constant without a body added to an enum that was abstract at the start";
    }

    /**
     * A constant is added with a body that cannot live in the enum.
     *
     * @param obstacle one of those below
     */
    public static String constantWithBody(String obstacle) {
        return "constant added with a body " + obstacle + ", to an enum that had no bodies at the start";
    }

    /** A live constant gets a body that cannot live in the enum. */
    public static String bodyOfLiveConstant(String obstacle) {
        return "constant given a body " + obstacle + ", which a live object cannot get";
    }

    /** To be read after "a body". */
    public static String bodyIsMissing() {
        return "whose class file is missing";
    }

    /** To be read after "a body". */
    public static String bodyHasArgumentsInSteps() {
        return "whose arguments are evaluated in several steps";
    }

    /** To be read after "a body". */
    public static String bodyReturnsInInitialiser() {
        return "whose static initialiser returns in its middle";
    }

    /** To be read after "a body". */
    public static String bodyImplements(String type) {
        return "that implements " + type;
    }

    /** The pool of a class's constants is full. */
    public static String noRoomForConstants() {
        return "the JVM keeps the constants (texts, names, numbers) of all versions of a class, and has no room for more";
    }

    /** Calls of added members take more room than those of others. */
    public static String methodTooLarge() {
        return "with what reloading adds to its code it is larger than the 64 KB that a method can have";
    }

    /** The JVM refuses the classes. */
    public static String notTaken() {
        return "the JVM did not accept the change";
    }

    /** A class that must dispatch to an added override cannot be changed. */
    public static String libraryNotChangeable() {
        return "a class of the JDK or of a library cannot be changed";
    }

    /** The JDK's collections of enums cannot be changed. */
    public static String collectionsNotChangeable() {
        return "the JDK's EnumSet and EnumMap cannot be adapted to changed constants";
    }

    /**
     * One of the three above, for a set of classes: the JVM does not say which of them it means.
     *
     * @param isOneOfSeveral whether others changed with the class that is named
     * @param cause what the JVM said; null if the reason says all
     */
    public static String failed(String reason, boolean isOneOfSeveral, @Nullable Throwable cause) {
        return cause == null
                ? reason
                : reason + (isOneOfSeveral ? ", or one of the others that changed with it" : "") + " (" + cause + ")";
    }

    private static String quoted(String modifiers) {
        return '"' + modifiers + '"';
    }
}
