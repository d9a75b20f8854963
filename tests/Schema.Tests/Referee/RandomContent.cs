using System.Globalization;
using System.Text;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>
/// A schema with a type, one that extends it and two groups, whose content models chance has made; the same seed makes the same schema.
/// </summary>
internal sealed class RandomContent(int seed)
{
    private static readonly string[] Types = ["xs:int", "xs:string", "lab:leaf", "xs:date", "lab:leaf"];

    private readonly Random random = new(seed);

    public string Schema() => TestSchema.Around(
        $"""
        <xs:complexType name="leaf"><xs:attribute name="v"/></xs:complexType>
        <xs:group name="inner">{Compositor(2, isGroup: true, groups: [])}</xs:group>
        <xs:group name="outer">{Compositor(2, isGroup: true, groups: ["inner"])}</xs:group>
        <xs:complexType name="base">{Compositor(0, isGroup: false, groups: ["inner", "outer"])}</xs:complexType>
        <xs:complexType name="derived"><xs:complexContent><xs:extension base="lab:base">
        {Compositor(1, isGroup: false, groups: ["inner", "outer"])}</xs:extension></xs:complexContent></xs:complexType>
        """);

    private string Compositor(int depth, bool isGroup, string[] groups)
    {
        var name = random.Next(3) == 0 ? "choice" : "sequence";
        var text = new StringBuilder($"<xs:{name}{(isGroup ? "" : Occurs())}>");
        for (var count = random.Next(1, 4); count > 0; count--) text.Append(Particle(depth + 1, groups));
        return text.Append($"</xs:{name}>").ToString();
    }

    private string Particle(int depth, string[] groups)
    {
        var what = random.Next(depth < 4 ? 8 : 5);
        if (what < 5)
        {
            // One name always has one type, as XML Schema demands.
            var element = random.Next(Types.Length);
            return string.Create(CultureInfo.InvariantCulture, $"<xs:element name=\"e{element}\" type=\"{Types[element]}\"{Occurs()}/>");
        }

        return what == 5 && groups.Length > 0
            ? $"<xs:group ref=\"lab:{groups[random.Next(groups.Length)]}\"{Occurs()}/>"
            : Compositor(depth, isGroup: false, groups);
    }

    private string Occurs() => random.Next(6) switch
    {
        0 => " minOccurs=\"0\"",
        1 => " maxOccurs=\"unbounded\"",
        2 => " minOccurs=\"2\" maxOccurs=\"3\"",
        _ => "",
    };
}
