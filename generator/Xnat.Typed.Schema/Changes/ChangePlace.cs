using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>What of the schemas has changed.</summary>
/// <param name="Key">By which the class, property or value that comes of it is found.</param>
/// <param name="Path">Path to show: data type and member, <c>@</c> before an attribute.</param>
internal sealed record ChangePlace(string Key, string Path)
{
    public static ChangePlace Of(string dataType) => new(dataType, dataType);

    /// <param name="dataType">The type or row that has the member.</param>
    /// <param name="member">The member.</param>
    public static ChangePlace Of(string dataType, Member member)
    {
        var key = KeyOf(dataType, member.Path);
        return new(key, member.Origin == MemberOrigin.Attribute ? key.Insert(key.LastIndexOf('/') + 1, "@") : key);
    }

    public static string KeyOf(string dataType, string path) => dataType + "/" + path;

    public static string KeyOfValue(string key, string text) => key + "=" + text;
}
