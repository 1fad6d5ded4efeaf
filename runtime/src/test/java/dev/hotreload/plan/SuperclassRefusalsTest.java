package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which superclasses a loaded class can get while the program runs. */
class SuperclassRefusalsTest {
    private static final String BASE = "class Base { Base(int a) {} Base() {} }";
    private static final String LOADED = "class Dog { int age; String sound() { return \"woof\"; } }";
    private static final String BELOW = "class Dog extends Animal { String sound() { return \"woof\"; } }";

    /** A version of the superclass and what is refused; empty if nothing is. */
    record Row(String what, List<String> now, String refused) {
        Row(String what, String superclass, String refused) {
            this(what, List.of(BELOW, superclass), refused.isEmpty() ? "" : ofAnimal(refused));
        }

        private static String ofAnimal(String reason) {
            return reason.contains(": ")
                    ? reason
                    : "Animal: loaded classes cannot get Animal as their superclass: " + reason;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row("abstract", "abstract class Animal { int age; abstract String sound(); }", ""),
                new Row("not abstract", "class Animal { int age; Animal() { age = 3; } }", ""),
                new Row("with an interface", "abstract class Animal implements Runnable { public void run() {} }", ""),
                new Row("with static fields", "abstract class Animal { static int count = 1; }", ""),
                new Row("static block", "abstract class Animal { static { System.gc(); } }", "it has a static block"),
                new Row("native", "abstract class Animal { native void bark(); }", "its method bark is native"),
                new Row(
                        "finalizer",
                        "abstract class Animal { protected void finalize() {} }",
                        "it declares finalize()"),
                new Row("cloneable", "abstract class Animal implements Cloneable {}", "it is cloneable"),
                new Row(
                        "clone",
                        "abstract class Animal { Object copy() throws Exception { return clone(); } }",
                        "it calls Object.clone()"),
                new Row(
                        "serializable",
                        "abstract class Animal implements java.io.Serializable {}",
                        "it is serializable"),
                new Row(
                        "library's above",
                        List.of(BELOW, "abstract class Animal extends java.util.concurrent.Phaser {}"),
                        "Dog: superclass changed from Object to Animal: the class was loaded as a subclass of Object;"
                                + " only a new class that extends Object can come between"),
                new Row(
                        "made",
                        List.of(BELOW, "class Animal {}", "class Zoo { Object one = new Animal(); }"),
                        "Zoo: makes objects of Animal itself, which becomes a superclass of loaded classes; only"
                                + " objects of classes below it can be made"),
                new Row(
                        "made by a reference",
                        List.of(
                                BELOW,
                                "class Animal {}",
                                "class Zoo { java.util.function.Supplier<Object> one = Animal::new; }"),
                        "Zoo: makes objects of Animal itself, which becomes a superclass of loaded classes; only"
                                + " objects of classes below it can be made"),
                new Row(
                        "only below it",
                        List.of(BELOW, "class Animal {}", "class Zoo { Object one = new Animal() {}; }"),
                        ""),
                new Row(
                        "another one below it is serializable",
                        List.of(
                                BELOW,
                                "class Animal {}",
                                "class Cat extends Animal {}",
                                "class Tom extends Cat implements java.io.Serializable {}"),
                        "Tom: would be serializable below Cat, which became a superclass while the program ran"),
                new Row(
                        "nested",
                        List.of("class Dog extends Zoo.Animal {}", "class Zoo { abstract static class Animal {} }"),
                        "Zoo$Animal: loaded classes cannot get Animal as their superclass: it is a nested class"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aNewSuperclassMustBeOneThatAnInterfaceCanStandFor(Row row) {
        List<String> refusals =
                Planned.change(List.of(LOADED), row.now()).withSeats().refusals();

        assertThat(refusals.stream().findFirst().orElse("")).isEqualTo(row.refused());
    }

    static List<Row> between() {
        return List.of(
                new Row("extends the class's superclass", between("class Animal extends Base {}"), ""),
                new Row(
                        "two",
                        List.of(BELOW, "class Animal extends Being {}", "class Being extends Base {}", BASE),
                        ""),
                new Row("arguments", between("class Animal extends Base { Animal() { super(Math.abs(3)); } }"), ""),
                new Row(
                        "variable set before and used afterwards",
                        between(
                                "class Animal extends Base { int b; Animal(int a) { super(a++); b = a; } Animal() {} }"),
                        "Animal: loaded classes cannot get Animal as their superclass: its constructor sets a variable"
                                + " before super(…) and uses it afterwards"),
                new Row(
                        "serializable",
                        between("class Animal extends Base implements java.io.Serializable {}"),
                        "Animal: loaded classes cannot get Animal as their superclass: it is serializable"),
                new Row(
                        "superclass left out",
                        between("class Animal {}"),
                        "Dog: superclass changed from Base to Animal: the class was loaded as a subclass of Base; only a"
                                + " new class that extends Base can come between"));
    }

    private static List<String> between(String animal) {
        return List.of(BELOW, animal, BASE);
    }

    @ParameterizedTest
    @MethodSource("between")
    void aNewSuperclassComesBetweenAClassAndTheOneThatTheJvmHas(Row row) {
        List<String> refusals = Planned.change(List.of("class Dog extends Base {}", BASE), row.now())
                .withSeats()
                .refusals();

        assertThat(refusals.stream().findFirst().orElse("")).isEqualTo(row.refused());
    }

    @Test
    void theSuperclassMustBeNew() {
        List<String> refusals = Planned.change(
                        List.of("class Base {}", "class Dog {}", "class Cat {}"),
                        List.of("class Base {}", "class Dog extends Base {}", "class Cat extends java.util.Random {}"))
                .withSeats()
                .refusals();

        assertThat(refusals)
                .containsExactly(
                        "Cat: superclass changed from Object to Random: Random is a class of a library or the JDK;"
                                + " only a new class of the application can come above a loaded one",
                        "Dog: superclass changed from Object to Base: Base is not new in this change; only a new class"
                                + " can come above a loaded one");
    }

    @Test
    void withoutSeatsNoneIsPossible() {
        assertThat(Planned.change(List.of("class Dog {}"), List.of("class Dog extends Animal {}", "class Animal {}"))
                        .refusals())
                .containsExactly("Dog: superclass changed from Object to Animal");
    }
}
