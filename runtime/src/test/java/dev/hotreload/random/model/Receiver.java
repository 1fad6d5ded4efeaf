package dev.hotreload.random.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a member is used on.
 *
 * @param how which kind of receiver
 * @param type the type that declares the member statically, or of which a new object is made
 * @param constructor which of its constructors makes the object, counted round and round
 */
record Receiver(How how, String type, int constructor) {

    enum How {
        THIS,
        SUPER,
        STATIC,
        NEW
    }

    /** The receiver in Java and a dot; empty if the member cannot be used like this from here. */
    Optional<String> java(Scope scope, Optional<Family> family, Visibility visibility, boolean isStatic, Type owner) {
        Program program = scope.program();
        Type here = scope.type();
        return switch (how) {
            case THIS -> {
                boolean possible = !scope.isStatic()
                        && !isStatic
                        && program.isBelow(here, owner.id())
                        && scope.sees(owner, visibility)
                        // A private member of a superclass is not inherited.
                        && (visibility != Visibility.PRIVATE || owner == here);
                yield possible ? Optional.of(here.name() + ".this.") : Optional.empty();
            }
            case SUPER -> superReceiver(scope, family, visibility);
            case STATIC -> {
                Type named = isInherited(scope, family, visibility, owner) ? named(scope, owner) : owner;
                yield isStatic && scope.sees(owner, visibility)
                        ? Optional.of(named.reference() + ".")
                        : Optional.empty();
            }
            case NEW ->
                program.type(type)
                        .filter(made -> !isStatic
                                && scope.makesObjects()
                                && made.kind().isInstantiable()
                                && program.sees(here, made)
                                && program.isBelow(made, owner.id())
                                && scope.seesOnOthers(owner, visibility)
                                && (visibility != Visibility.PRIVATE || owner == made)
                                && allSeen(scope, family, visibility))
                        .map(made -> scope.creation().object(made, constructor) + ".");
        };
    }

    /** Whether a static member may be named by a subtype of the one that declares it. */
    private static boolean isInherited(Scope scope, Optional<Family> family, Visibility visibility, Type owner) {
        boolean isField = family.isEmpty();
        return visibility != Visibility.PRIVATE
                && (isField || (!owner.isInterface() && allSeen(scope, family, visibility)));
    }

    /** The type by which the member is looked up: a subtype of the one that declares it, if it is still one. */
    Type named(Scope scope, Type owner) {
        Program program = scope.program();
        Type named = how == How.THIS || how == How.SUPER
                ? scope.type()
                : program.type(type).orElse(owner);
        return program.isBelow(named, owner.id()) && program.sees(scope.type(), named) ? named : owner;
    }

    /** A redeclaration of a protected or package-private method may be out of sight. */
    static boolean allSeen(Scope scope, Optional<Family> family, Visibility visibility) {
        return family.isEmpty()
                || scope.program().declaring(family.get().id()).stream()
                        .allMatch(type -> scope.seesOnOthers(type, visibility));
    }

    private static Optional<String> superReceiver(Scope scope, Optional<Family> family, Visibility visibility) {
        Program program = scope.program();
        Type here = scope.type();
        boolean possible = !scope.isStatic()
                && !here.isInterface()
                && family.isPresent()
                && !family.get().isStatic()
                && visibility != Visibility.PRIVATE
                && program.type(here.superclass())
                        .flatMap(superclass -> program.implementing(
                                        superclass, family.get().id())
                                // An abstract redeclaration in between would be the one that is called.
                                .filter(found -> program.chain(superclass).stream()
                                        .takeWhile(each -> each != found)
                                        .noneMatch(each -> each.methods()
                                                .containsKey(family.get().id()))))
                        .filter(found -> !found.isInterface() && scope.sees(found, visibility))
                        .isPresent();
        return possible ? Optional.of(here.name() + ".super.") : Optional.empty();
    }

    /** Notes {@code this} if it is used. */
    void uses(Set<String> captured) {
        if (how == How.THIS || how == How.SUPER) {
            captured.add("this");
        }
    }
}
