using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>What counts as kept when the server shows another text than the one that was sent.</summary>
public sealed class KeptValuesTests
{
    private const string Path = "/data/experiments/E1";

    [Theory]
    [InlineData("007", "7")]
    [InlineData("1.0", "1")]
    [InlineData("true", "1")]
    [InlineData("2024-01-02", "01/02/2024")]
    [InlineData("a", "A")]
    [InlineData("a ", "a")]
    [InlineData("<", "&amp;lt;")]
    [InlineData("\u00e9", "&eacute;")]
    public async Task CustomVariableIsKeptLetterByLetter(string sent, string kept)
    {
        var variable = """[{"field":"fields/field","items":[{"children":[],"meta":{},"data_fields":{"name":"v","field":"?"}}]}]"""
            .Replace("?", kept, StringComparison.Ordinal);
        await using var connection = await ServerThatKeeps("{}", variable).OpenAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(() => Session(connection).SetFieldAsync("v", sent));

        Assert.Equal("fields/field[name={name}]/field", error.Field);
    }

    [Theory]
    [InlineData("\"63.0\"")]
    [InlineData("63")]
    [InlineData("6.3E1")]
    public async Task NumberIsKeptInAnySpelling(string kept)
    {
        await using var connection = await ServerThatKeeps($$"""{"age":{{kept}}}""").OpenAsync();
        var session = Session(connection);

        session.Age = 63;
        await session.SaveAsync();

        Assert.Equal(63, session.Age);
    }

    [Theory]
    [InlineData("""{"age":63.00001}""")]
    [InlineData("""{"age":"1"}""")]
    [InlineData("{}")]
    public async Task OtherNumberIsNotKept(string kept)
    {
        await using var connection = await ServerThatKeeps(kept).OpenAsync();
        var session = Session(connection);

        session.Age = 63;

        Assert.Equal("age", (await Assert.ThrowsAsync<XnatContentException>(() => session.SaveAsync(Overwriting))).Field);
    }

    [Theory]
    [InlineData("""{"note":"R&D"}""", "R&amp;D")]
    [InlineData("""{"note":"7"}""", "007")]
    [InlineData("""{"date":"2024-01-03"}""", null)]
    [InlineData("""{"time":"10:00:01"}""", null)]
    public async Task OtherTextDayOrTimeIsNotKept(string kept, string? note)
    {
        await using var connection = await ServerThatKeeps(kept).OpenAsync();
        var session = Session(connection);

        if (note is not null) session.Note = note;
        else if (kept.Contains("date", StringComparison.Ordinal)) session.Date = new(2024, 1, 2);
        else session.Time = new(10, 0);

        await Assert.ThrowsAsync<XnatContentException>(() => session.SaveAsync(Overwriting));
    }

    [Fact]
    public async Task FractionOfASecondThatIsCutIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = (MrSessionData)await project.Experiments.GetAsync("MR1");

        session.Time = new TimeOnly(10, 0, 0, 500);
        var error = await Assert.ThrowsAsync<XnatContentException>(() => session.SaveAsync(Overwriting));

        Assert.Equal(("time", new TimeOnly(10, 0)), (error.Field, session.Time));
    }

    [Fact]
    public void RowThatIsOnlyLikeAnOlderOneIsNotTakenForKept()
    {
        var sent = new XnatRecord("xnat:test");
        Add(sent, "list/value", "1", ("value", "a"), ("id", "1"));
        var added = new XnatRecord();
        added.Change("value", "a");
        sent.RowsAt("list/value").IsList = true;
        sent.RowsAt("list/value").Items.Add(added);
        var dropped = new XnatRecord("xnat:test");
        Add(dropped, "list/value", "1", ("value", "a"), ("id", "1"));
        var kept = new XnatRecord("xnat:test");
        Add(kept, "list/value", "2", ("value", "a"), ("id", "2"));
        Add(kept, "list/value", "1", ("value", "a"), ("id", "1"));

        Assert.Equal(["list/value/value"], SavedCheck.Missing(sent, dropped));
        Assert.Empty(SavedCheck.Missing(sent, kept));
    }

    [Fact]
    public async Task VariableThatIsStoredWithEntitiesIsWrittenWhereItIs()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
        var address = $"data/projects/brainimages/subjects/{subject.Id}?";
        foreach (var (path, text) in ((string, string)[])[("[0]/name", "R&D"), ("[0]/field", "1")])
        {
            var query = $"{Uri.EscapeDataString("xnat:subjectData/fields/field" + path)}={Uri.EscapeDataString(text)}";
            using var answer = await site.Client.Http.PutAsync(new Uri(address + query, UriKind.Relative), null);
        }

        await subject.SetFieldAsync("R&D", "2");
        var fields = await subject.FieldsAsync();
        var stored = Assert.Single((await subject.LoadAsync()).Raw.Rows("fields/field"));

        Assert.Equal(["R&D"], fields.Keys);
        Assert.Equal(("R&amp;D", "2"), (stored.Values["name"], stored.Values["field"]));
    }

    [Fact]
    public void TwoNamesThatReadAlikeAreBothShown()
    {
        var record = new XnatRecord("xnat:subjectData");
        Add(record, "fields/field", "1", ("name", "R&amp;D"), ("field", "1"));
        Add(record, "fields/field", "2", ("name", "R&D"), ("field", "2"));

        var fields = XnatFields.Of(record);

        Assert.Equal(("2", "1"), (fields["R&D"], fields["R&amp;D"]));
        Assert.Equal("R&D", XnatFields.StoredName(record, "R&D"));
    }

    // The server of these tests has the value from the beginning.
    private static readonly XnatSaveOptions Overwriting = new() { Overwrite = true };

    private static void Add(XnatRecord owner, string path, string id, params (string Path, string Text)[] values)
    {
        var row = new XnatRecord("xnat:test_" + id);
        foreach (var (name, text) in values) row.Add(name, text);
        owner.Add(path, row);
    }

    private static ScriptedServer ServerThatKeeps(string fields, string children = "[]")
    {
        var meta = """{"xsi:type":"xnat:mrSessionData","isHistory":false}""";
        var known = fields
            .Replace("{", "{\"ID\":\"E1\",\"project\":\"P1\",\"subject_ID\":\"S1\",", StringComparison.Ordinal)
            .Replace(",}", "}", StringComparison.Ordinal);
        var item = $$"""{"items":[{"children":{{children}},"meta":{{meta}},"data_fields":{{known}}}]}""";
        return new ScriptedServer().SignsIn()
            .On("GET " + Path, item)
            .On("PUT /data/projects/P1/subjects/S1/experiments/E1", "E1", "text/plain")
            .On("PUT /data/projects/P1/experiments/E1", "E1", "text/plain");
    }

    private static MrSessionData Session(XnatConnection connection)
    {
        var session = new MrSessionData();
        session.Raw.Add("ID", "E1");
        session.Raw.Add("project", "P1");
        session.Raw.Add("subject_ID", "S1");
        session.ServerLocation = new(connection, "experiments/E1", null, null);
        return session;
    }
}
