package dev.hotreload.plan;

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
 * @param reinitialised static fields to initialise again once it is current
 * @param enums the live enums (internal names) whose constants change
 */
public record NextGeneration(
        Generation generation,
        List<ClassState> redefined,
        List<ClassState> dispatching,
        Set<MethodKey> changedMembers,
        List<Reinitialisation> reinitialised,
        Map<String, ChangedConstants> enums) {}
