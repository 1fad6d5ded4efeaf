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
                        "Start the application again to apply it, with mvn hotreload:restart, or take the change back."),
                shown(
                        "includeIt",
                        RefusalTexts.includeIt(),
                        "Restart the application, or change <includes> and <excludes>."),
                shown(
                        "switchHierarchyOn",
                        RefusalTexts.switchHierarchyOn(),
                        "Start the application again to apply it, with mvn hotreload:restart, or take the change back."
                                + " With -Dhotreload.hierarchy=true, hot reload tries it on this JVM."),
                shown(
                        "notPublicInJvm",
                        RefusalTexts.notPublicInJvm(),
                        "would implement an interface, and the JVM has a static or hidden method of the same name"),
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
                shown("excluded", RefusalTexts.excluded(), "is excluded from reloading"),
                shown(
                        "superclass",
                        RefusalTexts.superclass("Base", "Entity"),
                        "superclass changed from Base to Entity"),
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
                                + "(java.lang.IllegalStateException: no menu)"));
    }
}
