namespace Xnat.Typed.Server.Tests.Search;

/// <summary>How conditions compare.</summary>
public sealed class CriteriaTests
{
    private const string Mr = "xnat:mrSessionData";
    private const string Subject = "xnat:subjectData";

    [Theory]
    [InlineData("xnat:mrSessionData/LABEL", "=", "ann_1", "ann_1")]
    [InlineData("xnat:mrSessionData.LABEL", "=", "ann_1", "ann_1")]
    [InlineData("xnat:mrSessionData/label", "=", "ann_1", "ann_1")]
    [InlineData("xnat:mrSessionData/label", "=", "ANN_1", "")]
    [InlineData("xnat:mrSessionData/coil", "=", "", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/coil", "=", "*", "bob_1")]
    [InlineData("xnat:mrSessionData/coil", "!=", "head", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/label", "!=", "ann_1", "ann_2 bob_1")]
    [InlineData("xnat:mrSessionData/age", ">", "70", "ann_2")]
    [InlineData("xnat:mrSessionData/age", ">=", "70", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/age", "<", "7e1", "bob_1")]
    [InlineData("xnat:mrSessionData/age", " <= ", "70.0", "ann_1 bob_1")]
    [InlineData("xnat:mrSessionData/age", "=", "70.0", "ann_1")]
    [InlineData("xnat:mrSessionData/date", "<", "06/10/2020", "ann_1")]
    [InlineData("xnat:mrSessionData/date", ">=", "2020-06-10", "ann_2 bob_1")]
    [InlineData("xnat:mrSessionData/DATE", "=", "06/10/2020", "ann_2")]
    [InlineData("xnat:mrSessionData/date", "BETWEEN", "2020-01-10 AND 06/10/2020", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/age", "between", "31 and 70", "ann_1 bob_1")]
    [InlineData("xnat:mrSessionData/label", "IN", "ann_1,'bob_1', \"x\"", "ann_1 bob_1")]
    [InlineData("xnat:mrSessionData/age", "IN", "(31, 70)", "ann_1 bob_1")]
    [InlineData("xnat:mrSessionData/coil", "IS NULL", "", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/coil", "IS", "NULL", "ann_1 ann_2")]
    [InlineData("xnat:mrSessionData/coil", "is  not", "null", "bob_1")]
    [InlineData("xnat:mrSessionData/coil", "IS NOT NULL", "", "bob_1")]
    [InlineData("xnat:mrSessionData/coil", "IS", "NOT NULL", "bob_1")]
    [InlineData("xnat:mrSessionData/time", "=", "9:05", "bob_1")]
    [InlineData("xnat:mrSessionData/time", "<", "10:00:00", "bob_1")]
    [InlineData("xnat:mrSessionData/extension_item/element_name", "=", "xnat:mrSessionData", "ann_1 ann_2 bob_1")]
    [InlineData("xnat:mrSessionData/extension_item/element_name", "=", "xnat:petSessionData", "")]
    public async Task ComparisonFindsTheSessions(string field, string comparison, string value, string expected)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal(expected, await server.FoundAsync(new Query(Mr).Field("LABEL").Where(field, comparison, value)));
    }

    [Theory]
    [InlineData("LABEL", "ann", "")]
    [InlineData("LABEL", "ANN%", "ann_1 ann_2")]
    [InlineData("LABEL", "a__\u005f1", "ann_1")]
    [InlineData("LABEL", "*", "")]
    [InlineData("LABEL", "%", "ann_1 ann_2 bob_1")]
    [InlineData("label", "ann", "ann_1 ann_2")]
    [InlineData("label", "a*2", "ann_2")]
    [InlineData("label", "%", "ann_1 ann_2 bob_1")]
    [InlineData("coil", "", "bob_1")]
    public async Task PatternsAreTakenAsTheyAreByDisplayFieldsAndWrappedByPaths(string field, string pattern, string expected)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal(expected, await server.FoundAsync(new Query(Mr).Field("LABEL").Where($"{Mr}/{field}", " LIKE ", pattern)));
    }

    [Fact]
    public async Task SetsNest()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var both = new Query(Mr)
            .Field("LABEL")
            .Where($"{Mr}/project", "=", "P1")
            .Group("OR", ($"{Mr}/age", ">", "70.2"), ($"{Mr}/coil", "=", "head"));
        var either = new Query(Mr)
            .Field("LABEL")
            .Any()
            .Where($"{Mr}/coil", "=", "head")
            .Group("AND", ($"{Mr}/age", ">", "60"), ($"{Mr}/date", "<", "02/01/2020"));

        Assert.Equal("ann_2 bob_1", await server.FoundAsync(both));
        Assert.Equal("ann_1 bob_1", await server.FoundAsync(either));
    }

    [Theory]
    [InlineData("=", "'ann_1'", 200, "ann_1")]
    [InlineData("IN", "('ann_1','bob_1')", 200, "ann_1 bob_1")]
    [InlineData("LIKE", "'ann'", 200, "")]
    [InlineData("=", "ann_1", 500, "")]
    [InlineData("=", "'ann_1' OR 1=1", 500, "")]
    [InlineData("=", "'a'b'", 500, "")]
    public async Task OverriddenValueIsSqlAlready(string comparison, string value, int status, string expected)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var query = new Query(Mr).Field("LABEL").Where($"{Mr}/label", comparison, value, overrides: "1");

        Assert.Equal(status, await server.SearchStatusAsync(query));
        if (status == 200) Assert.Equal(expected, await server.FoundAsync(query));
    }

    [Theory]
    [InlineData("xnat:subjectData/GENDER_TEXT", "=", "male", "bob")]
    [InlineData("xnat:subjectData/demographics/gender", "=", "female", "ann")]
    [InlineData("xnat:subjectData/demographics[@xsi:type=xnat:demographicData]/yob", "<", "1960", "ann")]
    [InlineData("xnat:subjectData/XNAT_SUBJECTDATA_FIELD_MAP=age_group", "=", "old", "ann")]
    [InlineData("xnat:subjectData/XNAT_SUBJECTDATA_FIELD_MAP=Age_Group", "!=", "old", "bob cat")]
    [InlineData("xnat:subjectData/fields/field[name=Age_Group]/field", "=", "old", "ann")]
    [InlineData("xnat:subjectData/fields/field/name", "=", "age_group", "cat")]
    [InlineData("xnat:subjectData/SUB_PROJECT_IDENTIFIER=P1", "IS NOT NULL", "", "ann bob")]
    [InlineData("xnat:subjectData/PROJECT", "=", "P2", "cat")]
    [InlineData("xnat:subjectData/LABEL", "=", "bob", "bob")]
    [InlineData("xnat:subjectData/MR_COUNT", ">", "1", "ann")]
    [InlineData("xnat:subjectData/INSERT_USER", "=", "admin", "ann bob cat")]
    [InlineData("xnat:subjectData/INSERT_DATE", ">", "2000-01-01", "ann bob cat")]
    [InlineData("xnat:subjectData/SUBJECT_ID", "LIKE", "%S00003", "cat")]
    [InlineData("xnat:subjectData/ID", "LIKE", "%", "ann bob cat")]
    public async Task FieldOfASubjectIsFoundByIdOrPath(string field, string comparison, string value, string expected)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal(
            expected, await server.FoundAsync(new Query(Subject).Field("SUBJECT_LABEL").Where(field, comparison, value), "subject_label"));
    }

    [Fact]
    public async Task ConditionsOnOneListSpeakOfOneRow()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("one").Field("a", "1").Field("b", "2");
            data.Project("P1").Subject("two").Field("a", "2").Field("b", "1");
        });

        var query = new Query(Subject)
            .Field("SUBJECT_LABEL")
            .Where($"{Subject}/fields/field/name", "=", "a")
            .Where($"{Subject}/fields/field/field", "=", "2");

        Assert.Equal("two", await server.FoundAsync(query, "subject_label"));
    }

    [Fact]
    public async Task DeclaredVariableIsComparedAsItsType()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("light").Field("weight", "9");
            data.Project("P1").Subject("heavy").Field("weight", "80");
        });
        var query = new Query(Subject).Field("SUBJECT_LABEL").Where($"{Subject}/XNAT_SUBJECTDATA_FIELD_MAP=weight", ">", "10");

        Assert.Equal("light heavy", await server.FoundAsync(query, "subject_label"));
        await ElementTests.DeclareAsync(server, Subject, ("weight", "integer"));
        Assert.Equal("heavy", await server.FoundAsync(query, "subject_label"));
    }

    [Theory]
    [InlineData("xnat:mrSessionData/noSuchField", "=", "x")]
    [InlineData("xnat:noSuchData/label", "=", "x")]
    [InlineData("label", "=", "x")]
    [InlineData("xnat:mrSessionData/age", "=", "old")]
    [InlineData("xnat:mrSessionData/date", "<", "yesterday")]
    [InlineData("xnat:mrSessionData/age", "ABOUT", "70")]
    [InlineData("xnat:mrSessionData/age", "BETWEEN", "70")]
    public async Task WhatTheDatabaseWouldRefuseIs500(string field, string comparison, string value)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var (status, page) = await server.PostAsync(
            "/data/search?format=csv", new Query(Mr).Field("LABEL").Where(field, comparison, value).Content());

        Assert.Equal(500, status);
        Assert.StartsWith("The server encountered an unexpected condition", TestServer.Heading(page), StringComparison.Ordinal);
    }
}
