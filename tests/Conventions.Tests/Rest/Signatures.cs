using System.Reflection;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>All types that a user of a type meets: in bases, members, constraints and attributes.</summary>
internal static class Signatures
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Where a type of an assembly appears, such as <c>Shown.Settings: RefitSettings</c>.</summary>
    public static IEnumerable<string> Of(Type type, string assembly)
    {
        Type?[] above = [type.BaseType, .. type.GetInterfaces()];
        var own = above.OfType<Type>().Concat(Generics(type.GetGenericArguments())).Concat(Attributes(type))
            .Select(static found => ("", found));
        var members = type.GetMembers(Declared).Where(IsVisible)
            .SelectMany(static member => Met(member).Select(found => ("." + member.Name, found)));
        return own.Concat(members).SelectMany(static pair => Parts(pair.Item2).Select(part => (pair.Item1, Part: part)))
            .Where(pair => pair.Part.Assembly.GetName().Name == assembly)
            .Select(pair => $"{type.FullName}{pair.Item1}: {pair.Part.Name}")
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<Type> Met(MemberInfo member) => Attributes(member).Concat(member switch
    {
        ConstructorInfo constructor => constructor.GetParameters().SelectMany(Met),
        MethodInfo method => method.GetParameters().Append(method.ReturnParameter).SelectMany(Met)
            .Concat(Generics(method.GetGenericArguments())),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo happening => [happening.EventHandlerType!],
        _ => [],
    });

    private static IEnumerable<Type> Met(ParameterInfo parameter) => parameter.GetCustomAttributesData()
        .Select(static attribute => attribute.AttributeType).Append(parameter.ParameterType);

    private static IEnumerable<Type> Attributes(MemberInfo member) =>
        member.GetCustomAttributesData().Select(static attribute => attribute.AttributeType);

    private static IEnumerable<Type> Generics(Type[] arguments) => arguments.Where(static argument => argument.IsGenericParameter)
        .SelectMany(static argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().Where(static argument => !argument.IsGenericParameter).SelectMany(Parts).Append(type);

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo happening => happening.GetAddMethod(nonPublic: true) is { } add && IsVisible(add),
        _ => false,
    };
}
