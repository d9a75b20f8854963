using System;
using Xnat.Typed.Schema.Code;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes a file of any kind. A new kind of file has its emitter named here, and nowhere else.</summary>
internal static class FileEmitter
{
    public static string Emit(GeneratedFile file) => file switch
    {
        GeneratedClass type => TypeEmitter.Emit(type),
        GeneratedExtension extension => ExtensionEmitter.Emit(extension),
        GeneratedEnumeration enumeration => EnumerationEmitter.Emit(enumeration),
        GeneratedRegistry registry => RegistryEmitter.Emit(registry),
        GeneratedView { FormId.Length: 0 } variables => VariablesEmitter.Emit(variables),
        GeneratedView form => FormEmitter.Emit(form),
        GeneratedRegistration registration => RegistrationEmitter.Emit(registration),
        _ => throw new InvalidOperationException("No emitter writes " + file.GetType().Name + "."),
    };
}
