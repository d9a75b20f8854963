using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>An answer that is well-formed and about something else.</summary>
internal static class OtherType
{
    private const string Item =
        """{"items":[{"children":[],"meta":{"xsi:type":"xdat:user","isHistory":false},"data_fields":{"login":"jdoe","xdat_user_id":7}}]}""";

    private const string Table = """{"ResultSet":{"Result":[{"login":"jdoe","xdat_user_id":"7"}], "totalRecords": "1"}}""";

    public static byte[]? Of(byte[] answer)
    {
        try
        {
            var root = JsonNode.Parse(answer);
            if (root is JsonArray) return "[{\"other\":\"object\"}]"u8.ToArray();
            if (root is not JsonObject) return "/data/users/jdoe\r\n"u8.ToArray();
            if (root["ResultSet"] is not null) return Encoding.UTF8.GetBytes(Table);
            return Encoding.UTF8.GetBytes(root["items"] is not null ? Item : """{"other":"object"}""");
        }
        catch (JsonException)
        {
            return "/data/users/jdoe\r\n"u8.ToArray();
        }
    }
}
