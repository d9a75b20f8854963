#:property PublishAot=false
// Leaves in the documentation file of an assembly what its users can see: the compiler writes down the comments of internal types too.
// usage: dotnet run public-documentation.cs -- ASSEMBLY.dll DOCUMENTATION.xml
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

using var file = new PEReader(File.OpenRead(args[0]));
var metadata = file.GetMetadataReader();
var (visible, hidden) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
foreach (var handle in metadata.TypeDefinitions)
{
    var type = metadata.GetTypeDefinition(handle);
    var (name, isVisible) = (NameOf(handle), IsVisible(handle));
    (isVisible ? visible : hidden).Add(name);
    foreach (var (member, isShown) in MembersOf(type)) (isVisible && isShown ? visible : hidden).Add($"{name}.{member}");
}

var document = XDocument.Load(args[1], LoadOptions.PreserveWhitespace);
// An overload that nobody sees stays with one that is seen: the entry's parameters are not compared.
document
    .Descendants("member")
    .Where(member => IsHidden((string?)member.Attribute("name") ?? ""))
    .ToList()
    .ForEach(member => member.Remove());
// Others may be copying the file: it is exchanged at once, never half there.
document.Save(args[1] + ".new", SaveOptions.DisableFormatting);
File.Move(args[1] + ".new", args[1], overwrite: true);

bool IsHidden(string id)
{
    var name = id[(id.IndexOf(':') + 1)..];
    if (name.IndexOfAny(['(', '~']) is >= 0 and var parameters) name = name[..parameters];
    if (name.IndexOf("``", StringComparison.Ordinal) is >= 0 and var arity) name = name[..arity];
    return !visible.Contains(name) && hidden.Contains(name);
}

string NameOf(TypeDefinitionHandle handle)
{
    var type = metadata.GetTypeDefinition(handle);
    var (outer, space, name) = (type.GetDeclaringType(), metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    return !outer.IsNil ? $"{NameOf(outer)}.{name}" : space.Length == 0 ? name : $"{space}.{name}";
}

bool IsVisible(TypeDefinitionHandle handle)
{
    var type = metadata.GetTypeDefinition(handle);
    return (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(type.GetDeclaringType()),
        _ => false,
    };
}

IEnumerable<(string Name, bool IsShown)> MembersOf(TypeDefinition type)
{
    foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
        yield return (metadata.GetString(method.Name).Replace(
            '.', '#'), IsShown((int)(method.Attributes & MethodAttributes.MemberAccessMask)));
    foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        yield return (metadata.GetString(field.Name), IsShown((int)(field.Attributes & FieldAttributes.FieldAccessMask)));
    foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        yield return (metadata.GetString(property.Name), IsAccessible(property.GetAccessors().Getter, property.GetAccessors().Setter));
    foreach (var occurrence in type.GetEvents().Select(metadata.GetEventDefinition))
        yield return (metadata.GetString(occurrence.Name), IsAccessible(
            occurrence.GetAccessors().Adder, occurrence.GetAccessors().Remover));
}

bool IsAccessible(params MethodDefinitionHandle[] accessors) => accessors.Any(accessor =>
    !accessor.IsNil && IsShown((int)(metadata.GetMethodDefinition(accessor).Attributes & MethodAttributes.MemberAccessMask)));

// Public, protected, protected internal: the numbers are the same for methods and fields (ECMA-335, II.23.1.5 and II.23.1.10).
static bool IsShown(int access) => access is 4 or 5 or 6;
