package dev.hotreload.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.cases.ProgramsOnEachJdk;
import dev.hotreload.testing.TestJdk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that begin again after classes got and lost interfaces and superclasses in place. */
class HierarchyOfGenerationsIT extends ProgramsOnEachJdk {
    private static final String DOG = """
            package q;
            public class Dog {
                public String name() { return "dog"; }
            }
            """;

    private static final String RUNNING_DOG = DOG.replace("Dog {", "Dog implements Runnable {")
            .replace("public String", "public void run() {}\n    public String");

    private static final String ANIMAL_DOG = RUNNING_DOG.replace("Dog implements", "Dog extends Animal implements");

    private static final String PUPPY = """
            package q;
            public class Puppy extends Dog {
                public final boolean runs = (Object) this instanceof Runnable;
                public void run() {}
            }
            """;

    private static final String ANIMAL = """
            package q;
            public class Animal {
                public int legs = 4;
                public String name() { return "animal"; }
            }
            """;

    private static final String KENNEL = """
            package p;
            import q.*;
            public class Main {
                static String told(Object dog) {
                    return dog.getClass().getSimpleName() + " " + (dog instanceof Runnable) + " "
                            + dog.getClass().getInterfaces().length + " "
                            + dog.getClass().getSuperclass().getSimpleName();
                }
                static String told(Class<?> first) {
                    return ", first " + Runnable.class.isAssignableFrom(first) + " "
                            + first.getSuperclass().getSuperclass().getSimpleName();
                }
                public static void main(String... args) throws Exception {
                    Object dog = new Dog();
                    Object puppy = new Puppy();
                    Class<?> first = System.getProperties().computeIfAbsent("first", name -> puppy).getClass();
                    System.out.println("begins " + told(dog) + " " + told(puppy) + told(first));
                    Runtime.getRuntime().addShutdownHook(new Thread(() ->
                            System.out.println("ends " + told(dog) + " " + told(puppy) + told(first))));
                    try {
                        Thread.sleep(Long.MAX_VALUE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            """;

    /**
     * Classes get and lose interfaces and a superclass in place, in generation after generation: each begins with what
     * is on disk, and nothing of those that have ended stands in the way. The first one stays loaded, because of one of
     * its objects, and keeps what it had.
     */
    @ParameterizedTest
    @MethodSource("jdks")
    void interfacesChangeInEveryGeneration(TestJdk jdk) {
        String plain = "Dog false 0 Object Puppy false 0 Dog";
        String running = "Dog true 1 Object Puppy true 0 Dog";
        String animal = "Dog true 1 Animal Puppy true 0 Dog";
        String first = ", first true Object";
        try (RunningProgram program = new RunningProgram(kit, jdk, "interfaces")) {
            program.compile("core", Map.of("q/Dog.java", DOG, "q/Puppy.java", PUPPY))
                    .compile("app", Map.of("p/Main.java", KENNEL))
                    .start();
            assertThat(program.line()).isEqualTo("begins " + plain + ", first false Object");

            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + running + first, "begins " + running + first);

            program.compile("core", Map.of("q/Dog.java", DOG)).look();
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + plain + first, "begins " + plain + first);

            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            program.compile("core", Map.of("q/Animal.java", ANIMAL, "q/Dog.java", ANIMAL_DOG))
                    .look();
            assertThat(program.log()).doesNotContain("refused");
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + animal + first, "begins " + animal + first);

            // In place, a superclass that a class was defined with cannot go.
            program.compile("core", Map.of("q/Dog.java", RUNNING_DOG)).look();
            assertThat(program.log()).contains(" refused  q.Dog: superclass changed from Animal to Object");
            assertThat(program.next()).as(program.log()).isTrue();
            assertThat(List.of(program.line(), program.line()))
                    .containsExactly("ends " + animal + first, "begins " + running + first);

            assertThat(program.log()).doesNotContain("internal error", "still in memory", "Exception");
            assertThat(program.instances("dev.hotreload.loader.ModuleLoader"))
                    .as("loaders of core: the running generation's, the first one's, and perhaps the last one's")
                    .isBetween(2, 3);
        }
    }
}
