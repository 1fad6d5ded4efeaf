package dev.hotreload.message;

import static dev.hotreload.message.Catalogue.check;
import static dev.hotreload.message.Catalogue.failure;
import static dev.hotreload.message.Catalogue.shown;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTextsTest {

    @Test
    void eachIsShown() {
        check(
                RefusalTexts.class,
                shown(
                        "restart",
                        RefusalTexts.restart(),
                        "mvn hotreload:next begins again with it in this JVM, mvn hotreload:restart in a new one; or take it back."),
                shown(
                        "includeIt",
                        RefusalTexts.includeIt(),
                        "Restart the application, or change <includes> and <excludes>."),
                shown(
                        "switchHierarchyOn",
                        RefusalTexts.switchHierarchyOn(),
                        "mvn hotreload:next begins again with it in this JVM, mvn hotreload:restart in a new one; or take it back."
                                + " Interfaces change without a restart only on JVMs on which that was tested for an hour;"
                                + " -Dhotreload.hierarchy=true tries it on this one, too."),
                shown(
                        "letInterfacesExtend",
                        RefusalTexts.letInterfacesExtend(),
                        "mvn hotreload:next begins again with it in this JVM, mvn hotreload:restart in a new one; or take it back."
                                + " -Dhotreload.hierarchy=true lets live interfaces extend others, which was not tested for an"
                                + " hour yet."),
                shown(
                        "lambdasWithoutDefaults",
                        RefusalTexts.lambdasWithoutDefaults("p/Rule"),
                        "lambdas of p.Rule would not have the default methods that it inherits"),
                shown(
                        "notPublicInJvm",
                        RefusalTexts.notPublicInJvm(),
                        "would implement an interface, and the JVM has a static, hidden or abstract method of the same name"),
                shown(
                        "unknownVm",
                        RefusalTexts.unknownVm("JDK 26 is not known"),
                        "other interfaces cannot be given to classes of this JVM (JDK 26 is not known)"),
                shown(
                        "noRoomForInterface",
                        RefusalTexts.noRoomForInterface("p.A has no room for one interface more, p.B"),
                        "interfaces cannot be changed: p.A has no room for one interface more, p.B"),
                shown(
                        "loadingForLong",
                        RefusalTexts.loadingForLong(),
                        "interfaces cannot be changed while a thread loads or links a class"),
                shown(
                        "flightRecording",
                        RefusalTexts.flightRecording(4711, "1"),
                        "would add methods to loaded classes during a flight recording, in which this JDK's JVM can"
                                + " end; jcmd 4711 JFR.stop name=1 ends the recording, then save again"),
                shown("excluded", RefusalTexts.excluded(), "is excluded from reloading"),
                shown(
                        "superclass",
                        RefusalTexts.superclass("Base", "Entity"),
                        "superclass changed from Base to Entity"),
                shown(
                        "loadedWithSuperclass",
                        RefusalTexts.loadedWithSuperclass("Base"),
                        "the class was loaded as a subclass of Base; only a new class that extends Base can come between"),
                shown(
                        "hiddenConstructor",
                        RefusalTexts.hiddenConstructor("Base", "Entity"),
                        "a constructor of Base, above Entity now, is package-private, and the class is in another package;"
                                + " make it protected"),
                shown(
                        "superclassNotNew",
                        RefusalTexts.superclassNotNew("Base"),
                        "Base is not new in this change; only a new class can come above a loaded one"),
                shown(
                        "superclassOfLibrary",
                        RefusalTexts.superclassOfLibrary("TimerTask"),
                        "TimerTask is a class of a library or the JDK; only a new class of the application can come above"
                                + " a loaded one"),
                shown("isSerializable", RefusalTexts.isSerializable("Order"), "Order is serializable"),
                shown(
                        "isGenerated",
                        RefusalTexts.isGenerated("p.Order$$SpringCGLIB$$0"),
                        "p.Order$$SpringCGLIB$$0 was generated by a library"),
                shown(
                        "serializableBelowFace",
                        RefusalTexts.serializableBelowFace("Base"),
                        "would be serializable below Base, which became a superclass while the program ran"),
                shown(
                        "newSuperclass",
                        RefusalTexts.newSuperclass("Base", "it has a static block"),
                        "loaded classes cannot get Base as their superclass: it has a static block"),
                shown(
                        "supertypesOfFace",
                        RefusalTexts.supertypesOfFace("Base"),
                        "supertypes of Base changed, which became a superclass while the program ran"),
                shown(
                        "wasLoadedAsFace",
                        RefusalTexts.wasLoadedAsFace("Base"),
                        "Base was loaded as a superclass for loaded classes, and is an interface now"),
                shown(
                        "makesObjectsOfFace",
                        RefusalTexts.makesObjectsOfFace("Base"),
                        "makes objects of Base itself, which becomes a superclass of loaded classes; only objects of"
                                + " classes below it can be made"),
                shown(
                        "interfaces",
                        RefusalTexts.interfaces(List.of("Shape", "Named"), List.of("Sized")),
                        "implements Shape added, implements Named added, implements Sized removed"),
                shown(
                        "classModifiers",
                        RefusalTexts.classModifiers("public class", "public interface"),
                        "class kind or modifiers changed from \"public class\" to \"public interface\""),
                shown("finalAbove", RefusalTexts.finalAbove("p.Express"), "made final, and p.Express extends it"),
                shown(
                        "finalOverridden",
                        RefusalTexts.finalOverridden("p.Express"),
                        "made final, and p.Express overrides it"),
                shown(
                        "sealedWithout",
                        RefusalTexts.sealedWithout("p.Express"),
                        "sealed without p.Express, which extends it"),
                shown(
                        "wasAbstract",
                        RefusalTexts.wasAbstract("pay(int)"),
                        "no longer abstract, and pay(int) had no code in it when it was loaded"),
                shown("recordComponents", RefusalTexts.recordComponents(), "record components changed"),
                shown(
                        "methodModifiers",
                        RefusalTexts.methodModifiers("public", "public native"),
                        "method modifiers changed from \"public\" to \"public native\""),
                shown(
                        "unknown",
                        RefusalTexts.unknown("NestChanged"),
                        "changed in a way that cannot be applied (NestChanged)"),
                shown(
                        "tooManyConstants",
                        RefusalTexts.tooManyConstants(65, 64),
                        "has had 65 constants since the start, removed ones included, and the EnumSets that "
                                + "live have room for 64"),
                shown(
                        "constantWithoutBody",
                        RefusalTexts.constantWithoutBody(),
                        "constant without a body added to an enum that was abstract at the start"),
                shown(
                        "constantWithBody",
                        RefusalTexts.constantWithBody(RefusalTexts.bodyIsMissing()),
                        "constant added with a body whose class file is missing, to an enum that had no "
                                + "bodies at the start"),
                shown(
                        "bodyOfLiveConstant",
                        RefusalTexts.bodyOfLiveConstant(RefusalTexts.bodyImplements("p.Priced")),
                        "constant given a body that implements p.Priced, which a live object cannot get"),
                shown("bodyIsMissing", RefusalTexts.bodyIsMissing(), "whose class file is missing"),
                shown(
                        "bodyHasArgumentsInSteps",
                        RefusalTexts.bodyHasArgumentsInSteps(),
                        "whose arguments are evaluated in several steps"),
                shown(
                        "bodyReturnsInInitialiser",
                        RefusalTexts.bodyReturnsInInitialiser(),
                        "whose static initialiser returns in its middle"),
                shown("bodyImplements", RefusalTexts.bodyImplements("p.Priced"), "that implements p.Priced"),
                shown(
                        "noRoomForConstants",
                        RefusalTexts.noRoomForConstants(),
                        "the JVM keeps the constants (texts, names, numbers) of all versions of a class, and "
                                + "has no room for more"),
                shown(
                        "methodTooLarge",
                        RefusalTexts.methodTooLarge(),
                        "with what reloading adds to its code it is larger than the 64 KB that a method can have"),
                shown("notTaken", RefusalTexts.notTaken(), "the JVM did not accept the change"),
                shown(
                        "internalError",
                        RefusalTexts.internalError(),
                        "not applied, because of an internal error that the terminal has told"),
                shown("undone", RefusalTexts.undone(3), "#3 was taken back"),
                shown(
                        "applyAgain",
                        RefusalTexts.applyAgain(),
                        "Save a source of the module, or run mvn hotreload:reload, to apply it again."),
                shown(
                        "libraryNotChangeable",
                        RefusalTexts.libraryNotChangeable(),
                        "a class of the JDK or of a library cannot be changed"),
                shown(
                        "collectionsNotChangeable",
                        RefusalTexts.collectionsNotChangeable(),
                        "the JDK's EnumSet and EnumMap cannot be adapted to changed constants"),
                shown(
                        "failed",
                        RefusalTexts.failed(RefusalTexts.notTaken(), false, failure()),
                        "the JVM did not accept the change (java.lang.IllegalStateException: no menu)"),
                shown(
                        "failed",
                        RefusalTexts.failed(RefusalTexts.notTaken(), true, failure()),
                        "the JVM did not accept the change, or one of the others that changed with it "
                                + "(java.lang.IllegalStateException: no menu)"),
                shown(
                        "failed",
                        RefusalTexts.failed(RefusalTexts.collectionsNotChangeable(), true, null),
                        "the JDK's EnumSet and EnumMap cannot be adapted to changed constants"));
    }
}
