package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import dev.hotreload.model.ClassState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the JVM is given where a loaded class gets a superclass. */
class FacesTest {
    private final Planned planned = Planned.change(
                    List.of("class Dog { int age; Dog(int age) { this.age = age; } }"),
                    List.of(
                            "class Dog extends Animal { Dog(int age) { super(age); } void rest() {} }",
                            "abstract class Animal extends Being { int age; Animal(int age) { this.age = age; }"
                                    + " int next() { return age + 1; } abstract void rest(); }",
                            "class Being {}"))
            .withSeats();

    @Test
    void theSuperclassesAreInterfacesOfWhichOneExtendsTheOther() {
        ClassState animal =
                Objects.requireNonNull(planned.next().generation().model().state("p/Animal"));

        assertThat(animal.isFace()).isTrue();
        assertThat(animal.first().interfaces()).containsExactly("p/Being");
        assertThat(planned.given("Animal"))
                .contains(
                        "private static hotreload$construct(Lp/Animal;I)V",
                        "private static next(Lp/Animal;)I",
                        "private static hotreload$abstract$rest()V");
    }

    @Test
    void theLoadedClassGetsTheFirstOneAsAnInterface() {
        assertThat(planned.refusals()).isEmpty();
        assertThat(planned.next().interfaces().roots()).containsExactly("p/Dog");
    }

    @Test
    void aConstructorMakesTheObjectAndHandsItOn() {
        assertThat(planned.code("Dog", "<init>(I)V"))
                .containsExactly(
                        "ALOAD 0",
                        "INVOKEDYNAMIC ofNew()Ldev/hotreload/boot/Holder; OF_NEW p.Dog.class",
                        "PUTFIELD p/Dog.$hotreload$state : Ldev/hotreload/boot/Holder;",
                        "ALOAD 0",
                        "ILOAD 1",
                        "ISTORE 2",
                        "INVOKESPECIAL java/lang/Object.<init> ()V",
                        "ALOAD 0",
                        "ILOAD 2",
                        "INVOKEDYNAMIC construct(Lp/Animal;I)V CONSTRUCT_ABOVE p.Animal.class",
                        "RETURN");
    }

    @Test
    void theSuperclassesConstructorIsGivenTheObject() {
        assertThat(planned.code("Animal", "hotreload$construct(Lp/Animal;I)V"))
                .containsExactly(
                        "ALOAD 0",
                        "INVOKEDYNAMIC construct(Lp/Being;)V CONSTRUCT_ABOVE p.Being.class",
                        "ALOAD 0",
                        "ILOAD 1",
                        "INVOKEDYNAMIC age(Lp/Animal;I)V PUT_FIELD p.Animal.class",
                        "RETURN");
    }
}
