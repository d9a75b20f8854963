using System.Text;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>A program that uses all that there is in generated classes, each use on a line of its own.</summary>
internal sealed class CodeUses
{
    private readonly StringBuilder text = new();
    private readonly GeneratedCode code;
    private readonly CodeIndex index;

    private CodeUses(GeneratedCode code) => (this.code, index) = (code, new CodeIndex(code));

    public static string Of(GeneratedCode code)
    {
        var uses = new CodeUses(code);
        uses.Line("#nullable enable");
        uses.Line("using System;");
        uses.Line("using Xnat.Typed;");
        uses.Line("using Xnat.Typed.Model;");
        uses.Line("static class Uses {");
        foreach (var (type, number) in uses.index.Classes.Select((type, number) => (type, number))) uses.Use(type, number);
        uses.Line("static void Values() {");
        foreach (var enumeration in code.Enumerations) uses.Use(enumeration, Full(enumeration));
        uses.Line("} }");
        return uses.text.ToString();
    }

    private void Use(CodeClass type, int number)
    {
        Line($"static void Use{number}(global::{type.FullName} o) {{");
        if (!type.Class.IsAbstract) Line($"o = new global::{type.FullName}();");
        var above = index.BaseOf(type)?.FullName;
        Line(above is null ? $"{{ {type.Class.BaseType} b = o; }}" : $"{{ global::{above} b = o; }}");
        foreach (var kind in type.Class.Interfaces) Line($"{{ {kind} i = o; }}");
        foreach (var member in index.Own(type.DataType)) Use(type, member);
        foreach (var listing in type.Class.Listings)
            Line($"{{ XnatListing<global::{index.Find(listing.ItemDataType)!.FullName}> l = o.{listing.Name}; }}");
        Line("}");
    }

    private void Use(CodeClass type, CodeMember member)
    {
        var trail = member.Name[(type.Name.Length + 1)..];
        var valueType = TypeOf(member);
        var schema = $"global::{type.FullName}.Schema.{trail}";
        Line(member.Member.Kind switch
        {
            MemberKind.Value => $"{{ {valueType}? v = o.{trail}; o.{trail} = v; XnatField<{valueType}?> f = {schema}; }}",
            MemberKind.Reference => $"{{ {valueType}? v = o.{trail}; o.{trail} = v; XnatReference<{valueType}> f = {schema}; }}",
            MemberKind.ValueList => $"{{ XnatValues<{valueType}> v = o.{trail}; XnatValueList<{valueType}> f = {schema}; }}",
            MemberKind.Group => $"{{ {valueType} v = o.{trail}; }}",
            _ => $"{{ XnatItems<{valueType}> v = o.{trail}; XnatList<{valueType}> f = {schema}; }}",
        });
        if (member.Member.Enumeration is { } enumeration) Use(enumeration, valueType);
    }

    private void Use(GeneratedEnumeration enumeration, string type)
    {
        foreach (var value in enumeration.Values) Line($"{{ {type} v = {type}.{value.Name}; }}");
    }

    private string TypeOf(CodeMember member)
    {
        var own = member.Member;
        if (own.NestedName.Length > 0) return $"global::{member.Class.Class.Namespace}.{member.Around}.{own.NestedName}";
        if (own.Kind is MemberKind.Reference or MemberKind.ReferenceList)
            return index.Find(own.RowType) is { } target ? "global::" + target.FullName : "XnatItem";
        return own.IsSharedEnumeration ? Full(code.Enumerations.Single(shared => shared.Name == Simple(own.TypeName))) : own.TypeName;
    }

    private static string Full(GeneratedEnumeration enumeration) => $"global::{enumeration.Namespace}.{enumeration.Name}";

    private static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];

    private void Line(string line) => text.Append(line).Append('\n');
}
