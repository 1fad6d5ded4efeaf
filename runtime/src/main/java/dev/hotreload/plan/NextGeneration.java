package dev.hotreload.plan;

import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.generation.Generation;
import dev.hotreload.model.ClassState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A generation that is planned and woven, and not yet current.
 *
 * @param generation what will be current
 * @param redefined the live classes to redefine; {@link ClassState#woven} is what the JVM shall have
 * @param dispatching library classes that must dispatch to overrides, by their states
 * @param changedMembers names and descriptors whose call sites must ask again
 * @param mentions what a class must not mention that is loaded before this is current: it has been woven for the one
 *     before
 * @param reinitialised static fields to initialise again once it is current
 * @param enums the live enums (internal names) whose constants change
 * @param callersByLost the members that are gone and are still referred to, and the classes (internal names) that do,
 *     though they were not compiled
 * @param notes what users must know
 * @param probed the methods that it changes and that report their first call, by the internal names of their classes
 * @param interfaces the classes whose interfaces change, and what they need for it
 */
public record NextGeneration(
        Generation generation,
        List<ClassState> redefined,
        List<ClassState> dispatching,
        Set<MethodKey> changedMembers,
        Set<Mention> mentions,
        List<Reinitialisation> reinitialised,
        Map<String, ChangedConstants> enums,
        Map<String, Set<String>> callersByLost,
        List<String> notes,
        Map<String, Set<MethodKey>> probed,
        InterfaceChanges interfaces) {}
