using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mandate.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AlertsSent",
                columns: table => new
                {
                    Alert = table.Column<Guid>(type: "TEXT", nullable: false),
                    Of = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertsSent", x => new { x.Alert, x.Of });
                });

            migrationBuilder.CreateTable(
                name: "Areas",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Areas", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "Bodies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    LegalName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ShortName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PackKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bodies", x => x.Id);
                    table.CheckConstraint("CK_Body_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                });

            migrationBuilder.CreateTable(
                name: "BodyKinds",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Plural = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LegalPerson = table.Column<bool>(type: "INTEGER", nullable: false),
                    Law = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    NeedsSuccessor = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyKinds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "CodeSchemes",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Pattern = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CodeSchemes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "CriteriaSets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    FrozenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Specimens = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriteriaSets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DemonstrationProgress",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    PlayedTo = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DemonstrationProgress", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ErasureRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasureRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Erasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Erasures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    About_Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    About_Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    About_Text = table.Column<string>(type: "TEXT", nullable: true),
                    Actor_Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Actor_Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Actor_Text = table.Column<string>(type: "TEXT", nullable: true),
                    Payload_Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Payload_Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Payload_Text = table.Column<string>(type: "TEXT", nullable: true),
                    Reason_Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reason_Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason_Text = table.Column<string>(type: "TEXT", nullable: true),
                    What_Commitment = table.Column<byte[]>(type: "BLOB", nullable: false),
                    What_Salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    What_Text = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    RoleNames = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    ActualOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Unlocks = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    PackKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LogNodes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogNodes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "LogTurn",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogTurn", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LongTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StopAskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Done = table.Column<long>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Stopped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LongTasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Mailbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mailbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitoringAnswers",
                columns: table => new
                {
                    Token = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Given = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringAnswers", x => x.Token);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Lane = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ParkedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SetAsideAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Packs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PackVersion = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    Licence = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Attribution = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LoadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LoadedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Packs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: true),
                    MergedInto = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_People_People_MergedInto",
                        column: x => x.MergedInto,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PersonalReads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalReads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PostKinds",
                columns: table => new
                {
                    Pack = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Leader = table.Column<bool>(type: "INTEGER", nullable: false),
                    FullTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Exclusive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    Minimum = table.Column<int>(type: "INTEGER", nullable: false),
                    RequiredBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Voting = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Appoints = table.Column<string>(type: "TEXT", nullable: true),
                    Approves = table.Column<string>(type: "TEXT", nullable: true),
                    Nominates = table.Column<string>(type: "TEXT", nullable: true),
                    Removes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostKinds", x => new { x.Pack, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "RecordHeads",
                columns: table => new
                {
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Root = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordHeads", x => x.Size);
                });

            migrationBuilder.CreateTable(
                name: "RelationKinds",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Inverse = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RelationKinds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "SentMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInFailures",
                columns: table => new
                {
                    EmailHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInFailures", x => x.EmailHash);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    EmailVerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProtectedAuthenticatorKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    LastCodeStep = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSignInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DemoSignIn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BodyAreas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Share = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyAreas", x => x.Id);
                    table.CheckConstraint("CK_BodyArea_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_BodyAreas_Areas_Area",
                        column: x => x.Area,
                        principalTable: "Areas",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BodyAreas_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodyCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyCodes", x => x.Id);
                    table.CheckConstraint("CK_BodyCode_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_BodyCodes_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodyNames",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyNames", x => x.Id);
                    table.CheckConstraint("CK_BodyName_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_BodyNames_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodyRelations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Other = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodyRelations", x => x.Id);
                    table.CheckConstraint("CK_BodyRelation_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_BodyRelations_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BodyRelations_Bodies_Other",
                        column: x => x.Other,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BodySlugs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BodySlugs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BodySlugs_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Id);
                    table.CheckConstraint("CK_Place_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_Places_Areas_Area",
                        column: x => x.Area,
                        principalTable: "Areas",
                        principalColumn: "Code");
                    table.ForeignKey(
                        name: "FK_Places_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Populations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Value = table.Column<long>(type: "INTEGER", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Populations", x => x.Id);
                    table.CheckConstraint("CK_Population_Value", "\"Value\" >= 0");
                    table.ForeignKey(
                        name: "FK_Populations_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Posts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: false),
                    FullTime = table.Column<bool>(type: "INTEGER", nullable: false),
                    Exclusive = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DesignateFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => x.Id);
                    table.CheckConstraint("CK_Post_Period", "\"To\" IS NULL OR \"To\" >= \"From\"");
                    table.CheckConstraint("CK_Post_Seats", "\"Seats\" >= 1");
                    table.ForeignKey(
                        name: "FK_Posts_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Successions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Predecessor = table.Column<Guid>(type: "TEXT", nullable: false),
                    Successor = table.Column<Guid>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Extent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Instrument = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Successions", x => x.Id);
                    table.CheckConstraint("CK_Succession_Itself", "\"Successor\" IS NULL OR \"Successor\" <> \"Predecessor\"");
                    table.ForeignKey(
                        name: "FK_Successions_Bodies_Predecessor",
                        column: x => x.Predecessor,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Successions_Bodies_Successor",
                        column: x => x.Successor,
                        principalTable: "Bodies",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Tiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pack = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Map = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Column = table.Column<int>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tiles_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventSubjects",
                columns: table => new
                {
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSubjects", x => new { x.Event, x.Kind, x.SubjectId });
                    table.ForeignKey(
                        name: "FK_EventSubjects_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AppointingBody = table.Column<Guid>(type: "TEXT", nullable: false),
                    Approver = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostKind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Criteria = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Condition = table.Column<Guid>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CriteriaDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    RerunOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Invented = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Amendments = table.Column<string>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                    table.CheckConstraint("CK_Campaigns_Window", "\"ClosesAt\" > \"OpensAt\"");
                    table.ForeignKey(
                        name: "FK_Campaigns_Bodies_AppointingBody",
                        column: x => x.AppointingBody,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Campaigns_Bodies_Approver",
                        column: x => x.Approver,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Campaigns_Campaigns_RerunOf",
                        column: x => x.RerunOf,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Campaigns_CriteriaSets_Criteria",
                        column: x => x.Criteria,
                        principalTable: "CriteriaSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Campaigns_LegalEvents_Condition",
                        column: x => x.Condition,
                        principalTable: "LegalEvents",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "LegalEventBodies",
                columns: table => new
                {
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalEventBodies", x => new { x.Event, x.Body });
                    table.ForeignKey(
                        name: "FK_LegalEventBodies_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LegalEventBodies_LegalEvents_Event",
                        column: x => x.Event,
                        principalTable: "LegalEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalEventDates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalEventDates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegalEventDates_LegalEvents_Event",
                        column: x => x.Event,
                        principalTable: "LegalEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LegalEventWaits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyKind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    BodiesFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PostKind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalEventWaits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LegalEventWaits_LegalEvents_Event",
                        column: x => x.Event,
                        principalTable: "LegalEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    AboutKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Encrypted = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Slip = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_Users_Owner",
                        column: x => x.Owner,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UploadedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    UploadedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ScannedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Found = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedBecause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Files_Users_UploadedBy",
                        column: x => x.UploadedBy,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    BrowserHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Encrypted = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeptForms_Users_Owner",
                        column: x => x.Owner,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LettersToPost",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Candidate = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Markdown = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PostedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LettersToPost", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LettersToPost_Users_Candidate",
                        column: x => x.Candidate,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OneTimeLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    For = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    ReturnUrl = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WorksFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WorksUntil = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OneTimeLinks_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveryCodes_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoleHoldings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeputyOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    GrantedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    GrantedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReviewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReviewedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleHoldings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoleHoldings_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RoleRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DeputyOf = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoleRequests", x => x.Id);
                    table.CheckConstraint("CK_RoleRequests_ThreePeople", "\"Decision\" IS NULL OR \"Decision\" <> 'Confirmed' OR (\"DecidedBy\" <> \"AskedBy\" AND \"DecidedBy\" <> \"User\")");
                    table.ForeignKey(
                        name: "FK_RoleRequests_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UserPasskeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1023, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastUsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SignCount = table.Column<long>(type: "INTEGER", nullable: false),
                    Transports = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UserVerified = table.Column<bool>(type: "INTEGER", nullable: false),
                    BackupEligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    BackedUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    AttestationObject = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientDataJson = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserPasskeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UserPasskeys_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Condition = table.Column<Guid>(type: "TEXT", nullable: true),
                    NeedsApproval = table.Column<bool>(type: "INTEGER", nullable: false),
                    SharedBecause = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    PublicFrom = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                    table.CheckConstraint("CK_Term_Begins", "\"From\" IS NOT NULL OR \"Condition\" IS NOT NULL");
                    table.CheckConstraint("CK_Term_Period", "\"To\" IS NULL OR \"From\" IS NULL OR \"To\" >= \"From\"");
                    table.ForeignKey(
                        name: "FK_Terms_LegalEvents_Condition",
                        column: x => x.Condition,
                        principalTable: "LegalEvents",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Terms_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Terms_Posts_Post",
                        column: x => x.Post,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PostKind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: true),
                    StopKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alerts_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Alerts_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Candidate = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Sealed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AgainSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BroughtTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Applications_Campaigns_BroughtTo",
                        column: x => x.BroughtTo,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Applications_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Applications_Users_Candidate",
                        column: x => x.Candidate,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Assistances",
                columns: table => new
                {
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Candidate = table.Column<Guid>(type: "TEXT", nullable: false),
                    Helper = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Consent = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    PostalAddress = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadBackOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assistances", x => x.Application);
                    table.ForeignKey(
                        name: "FK_Assistances_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assistances_Users_Candidate",
                        column: x => x.Candidate,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assistances_Users_Helper",
                        column: x => x.Helper,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalibrationSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriteriaDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalibrationSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalibrationSheets_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CalibrationSheets_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExecutiveStructures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Consultation = table.Column<string>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    Options = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExecutiveStructures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExecutiveStructures_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExecutiveStructures_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "FairnessReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    First = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Last = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Shown = table.Column<string>(type: "TEXT", nullable: false),
                    Locked = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FairnessReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FairnessReleases_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invited",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Person = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Because = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invited", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invited_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invited_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Panels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    FormedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Seed = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Panels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Panels_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordedAllocations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Candidates = table.Column<string>(type: "TEXT", nullable: false),
                    Posts = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordedAllocations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordedAllocations_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecordedAllocations_Users_By",
                        column: x => x.By,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SealedBoxes",
                columns: table => new
                {
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Root = table.Column<string>(type: "TEXT", nullable: true),
                    RootAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Opener = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedBoxes", x => x.Campaign);
                    table.ForeignKey(
                        name: "FK_SealedBoxes_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TermActs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Term = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ByBody = table.Column<Guid>(type: "TEXT", nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TermActs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TermActs_Bodies_ByBody",
                        column: x => x.ByBody,
                        principalTable: "Bodies",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TermActs_Terms_Term",
                        column: x => x.Term,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RedactionReadings",
                columns: table => new
                {
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RedactionReadings", x => x.Application);
                    table.ForeignKey(
                        name: "FK_RedactionReadings_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Redactions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Redactions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Redactions_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SealedSendings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Envelope = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Copy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DamagedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SealedSendings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SealedSendings_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SealedSendings_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EarlierHelps",
                columns: table => new
                {
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Helper = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierHelps", x => new { x.Application, x.Helper, x.Until });
                    table.ForeignKey(
                        name: "FK_EarlierHelps_Assistances_Application",
                        column: x => x.Application,
                        principalTable: "Assistances",
                        principalColumn: "Application",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EarlierHelps_Users_Helper",
                        column: x => x.Helper,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StructureResponses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Structure = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: true),
                    Who = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Option = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StructureResponses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StructureResponses_ExecutiveStructures_Structure",
                        column: x => x.Structure,
                        principalTable: "ExecutiveStructures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StructureResponses_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "AgreedScores",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CriteriaDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreedScores", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreedScores_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreedScores_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignPosts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: true),
                    PanelSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Settled = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnnouncedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ExpectedSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpectedUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpectedBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Follows = table.Column<Guid>(type: "TEXT", nullable: true),
                    Advert = table.Column<string>(type: "TEXT", nullable: false),
                    Approval = table.Column<string>(type: "TEXT", nullable: true),
                    Dispensation = table.Column<string>(type: "TEXT", nullable: true),
                    EarlierOffers = table.Column<string>(type: "TEXT", nullable: false),
                    EarlierPay = table.Column<string>(type: "TEXT", nullable: false),
                    NoAppointment = table.Column<string>(type: "TEXT", nullable: true),
                    Offer = table.Column<string>(type: "TEXT", nullable: true),
                    Passed = table.Column<string>(type: "TEXT", nullable: false),
                    Pay = table.Column<string>(type: "TEXT", nullable: true),
                    Report = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignPosts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignPosts_Bodies_Body",
                        column: x => x.Body,
                        principalTable: "Bodies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignPosts_CampaignPosts_Follows",
                        column: x => x.Follows,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CampaignPosts_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignPosts_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_CampaignPosts_Posts_Post",
                        column: x => x.Post,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CandidateFeedback",
                columns: table => new
                {
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReadyAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CandidateFeedback", x => new { x.Panel, x.Application });
                    table.ForeignKey(
                        name: "FK_CandidateFeedback_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CandidateFeedback_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CandidateFeedback_Users_WrittenBy",
                        column: x => x.WrittenBy,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InterviewKits",
                columns: table => new
                {
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InterviewKits", x => x.Panel);
                    table.ForeignKey(
                        name: "FK_InterviewKits_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Interviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CancelledWhy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Present = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interviews_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Interviews_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelMember",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    User = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Seat = table.Column<int>(type: "INTEGER", nullable: false),
                    JoinedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeftWhy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ScoresCount = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelMember", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PanelMember_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PanelMember_Users_User",
                        column: x => x.User,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StakeholderSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TookPart = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Advice = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StakeholderSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StakeholderSessions_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BoxKey",
                columns: table => new
                {
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    Officer = table.Column<Guid>(type: "TEXT", nullable: true),
                    Sheet = table.Column<int>(type: "INTEGER", nullable: true),
                    PublicKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LockedKey = table.Column<byte[]>(type: "BLOB", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TurnedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoxKey", x => new { x.Campaign, x.Holder });
                    table.ForeignKey(
                        name: "FK_BoxKey_SealedBoxes_Campaign",
                        column: x => x.Campaign,
                        principalTable: "SealedBoxes",
                        principalColumn: "Campaign",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BoxKey_Users_Officer",
                        column: x => x.Officer,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BoxPair",
                columns: table => new
                {
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    First = table.Column<Guid>(type: "TEXT", nullable: false),
                    Second = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wrapped = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FirstHalf = table.Column<byte[]>(type: "BLOB", nullable: true),
                    SecondHalf = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoxPair", x => new { x.Campaign, x.First, x.Second });
                    table.ForeignKey(
                        name: "FK_BoxPair_SealedBoxes_Campaign",
                        column: x => x.Campaign,
                        principalTable: "SealedBoxes",
                        principalColumn: "Campaign",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CandidateOutcomes",
                columns: table => new
                {
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Judgement = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CandidateOutcomes", x => new { x.Post, x.Application });
                    table.ForeignKey(
                        name: "FK_CandidateOutcomes_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CandidateOutcomes_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Clarifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: true),
                    Asker = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Asked = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeclinedWhy = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clarifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Clarifications_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Clarifications_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Clarifications_Users_Asker",
                        column: x => x.Asker,
                        principalTable: "Users",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "EmbargoNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Organisation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmbargoNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EmbargoNotices_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EmbargoNotices_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EmbargoNotices_Users_By",
                        column: x => x.By,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormatRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Sent = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormatRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormatRequests_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FormatRequests_Campaigns_Campaign",
                        column: x => x.Campaign,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Preference",
                columns: table => new
                {
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preference", x => new { x.Application, x.Post });
                    table.ForeignKey(
                        name: "FK_Preference_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Preference_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportDocuments",
                columns: table => new
                {
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportDocuments", x => new { x.Post, x.Digest });
                    table.ForeignKey(
                        name: "FK_ReportDocuments_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScoreChoices",
                columns: table => new
                {
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Used = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreChoices", x => x.Post);
                    table.ForeignKey(
                        name: "FK_ScoreChoices_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScoreChoices_Users_By",
                        column: x => x.By,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StageDecisions",
                columns: table => new
                {
                    Post = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Through = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageDecisions", x => new { x.Post, x.Application, x.Step });
                    table.ForeignKey(
                        name: "FK_StageDecisions_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StageDecisions_CampaignPosts_Post",
                        column: x => x.Post,
                        principalTable: "CampaignPosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConflictDeclarations",
                columns: table => new
                {
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Tie = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Remedy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConflictDeclarations", x => new { x.Member, x.Application });
                    table.ForeignKey(
                        name: "FK_ConflictDeclarations_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConflictDeclarations_PanelMember_Member",
                        column: x => x.Member,
                        principalTable: "PanelMember",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ScoreSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Panel = table.Column<Guid>(type: "TEXT", nullable: false),
                    Member = table.Column<Guid>(type: "TEXT", nullable: false),
                    Application = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CriteriaDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LockedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScoreSheets_Applications_Application",
                        column: x => x.Application,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScoreSheets_PanelMember_Member",
                        column: x => x.Member,
                        principalTable: "PanelMember",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScoreSheets_Panels_Panel",
                        column: x => x.Panel,
                        principalTable: "Panels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "LogTurn",
                columns: new[] { "Id", "Size", "Turn" },
                values: new object[] { 1, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AgreedScores_Application",
                table: "AgreedScores",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_AgreedScores_Panel_Application_Round",
                table: "AgreedScores",
                columns: new[] { "Panel", "Application", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Campaign",
                table: "Alerts",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Kind_PostKind",
                table: "Alerts",
                columns: new[] { "Kind", "PostKind" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_StopKey",
                table: "Alerts",
                column: "StopKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_User_Kind",
                table: "Alerts",
                columns: new[] { "User", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_BroughtTo",
                table: "Applications",
                column: "BroughtTo");

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Campaign_Candidate",
                table: "Applications",
                columns: new[] { "Campaign", "Candidate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Campaign_Reference",
                table: "Applications",
                columns: new[] { "Campaign", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_Candidate",
                table: "Applications",
                column: "Candidate");

            migrationBuilder.CreateIndex(
                name: "IX_Assistances_Campaign_Helper",
                table: "Assistances",
                columns: new[] { "Campaign", "Helper" });

            migrationBuilder.CreateIndex(
                name: "IX_Assistances_Candidate",
                table: "Assistances",
                column: "Candidate");

            migrationBuilder.CreateIndex(
                name: "IX_Assistances_Helper",
                table: "Assistances",
                column: "Helper");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Kind",
                table: "Bodies",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Pack_PackKey",
                table: "Bodies",
                columns: new[] { "Pack", "PackKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bodies_Slug",
                table: "Bodies",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyAreas_Area",
                table: "BodyAreas",
                column: "Area");

            migrationBuilder.CreateIndex(
                name: "IX_BodyAreas_Body_Area_From",
                table: "BodyAreas",
                columns: new[] { "Body", "Area", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyCodes_Body",
                table: "BodyCodes",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_BodyCodes_Scheme_Value_From",
                table: "BodyCodes",
                columns: new[] { "Scheme", "Value", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyCodes_Value",
                table: "BodyCodes",
                column: "Value");

            migrationBuilder.CreateIndex(
                name: "IX_BodyNames_Body",
                table: "BodyNames",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_BodyNames_Text",
                table: "BodyNames",
                column: "Text");

            migrationBuilder.CreateIndex(
                name: "IX_BodyRelations_Body_Kind_Other_From",
                table: "BodyRelations",
                columns: new[] { "Body", "Kind", "Other", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BodyRelations_Other",
                table: "BodyRelations",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_BodySlugs_Body",
                table: "BodySlugs",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_BodySlugs_Value",
                table: "BodySlugs",
                column: "Value",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BoxKey_Officer",
                table: "BoxKey",
                column: "Officer");

            migrationBuilder.CreateIndex(
                name: "IX_CalibrationSheets_Campaign_User",
                table: "CalibrationSheets",
                columns: new[] { "Campaign", "User" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalibrationSheets_User",
                table: "CalibrationSheets",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Body",
                table: "CampaignPosts",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Campaign_Post",
                table: "CampaignPosts",
                columns: new[] { "Campaign", "Post" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Campaign_Slug",
                table: "CampaignPosts",
                columns: new[] { "Campaign", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Follows",
                table: "CampaignPosts",
                column: "Follows");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Panel",
                table: "CampaignPosts",
                column: "Panel");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPosts_Post",
                table: "CampaignPosts",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_AppointingBody",
                table: "Campaigns",
                column: "AppointingBody");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Approver",
                table: "Campaigns",
                column: "Approver");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Condition",
                table: "Campaigns",
                column: "Condition");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Criteria",
                table: "Campaigns",
                column: "Criteria");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_RerunOf",
                table: "Campaigns",
                column: "RerunOf");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_Slug",
                table: "Campaigns",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CandidateFeedback_Application",
                table: "CandidateFeedback",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateFeedback_WrittenBy",
                table: "CandidateFeedback",
                column: "WrittenBy");

            migrationBuilder.CreateIndex(
                name: "IX_CandidateOutcomes_Application",
                table: "CandidateOutcomes",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_Clarifications_Asker",
                table: "Clarifications",
                column: "Asker");

            migrationBuilder.CreateIndex(
                name: "IX_Clarifications_Campaign_AskedAt",
                table: "Clarifications",
                columns: new[] { "Campaign", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Clarifications_Post",
                table: "Clarifications",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_ConflictDeclarations_Application",
                table: "ConflictDeclarations",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSets_Key_Edition",
                table: "CriteriaSets",
                columns: new[] { "Key", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ExpiresAt",
                table: "Drafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Owner",
                table: "Drafts",
                column: "Owner",
                filter: "\"HandedInAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Owner_Kind_AboutKind_AboutId",
                table: "Drafts",
                columns: new[] { "Owner", "Kind", "AboutKind", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EarlierHelps_Campaign_Helper",
                table: "EarlierHelps",
                columns: new[] { "Campaign", "Helper" });

            migrationBuilder.CreateIndex(
                name: "IX_EarlierHelps_Helper",
                table: "EarlierHelps",
                column: "Helper");

            migrationBuilder.CreateIndex(
                name: "IX_EmbargoNotices_By",
                table: "EmbargoNotices",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_EmbargoNotices_Campaign",
                table: "EmbargoNotices",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_EmbargoNotices_Post",
                table: "EmbargoNotices",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_ErasureRequests_Decision",
                table: "ErasureRequests",
                column: "Decision");

            migrationBuilder.CreateIndex(
                name: "IX_ErasureRequests_Kind_SubjectId",
                table: "ErasureRequests",
                columns: new[] { "Kind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Erasures_Kind_SubjectId",
                table: "Erasures",
                columns: new[] { "Kind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_Body",
                table: "Events",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Sequence",
                table: "Events",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventSubjects_Kind_SubjectId",
                table: "EventSubjects",
                columns: new[] { "Kind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_ExecutiveStructures_Body",
                table: "ExecutiveStructures",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_ExecutiveStructures_Campaign",
                table: "ExecutiveStructures",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_FairnessReleases_Campaign_First",
                table: "FairnessReleases",
                columns: new[] { "Campaign", "First" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Files_OwnerKind_OwnerId",
                table: "Files",
                columns: new[] { "OwnerKind", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_Files_UploadedBy",
                table: "Files",
                column: "UploadedBy");

            migrationBuilder.CreateIndex(
                name: "IX_FormatRequests_Campaign_AskedAt",
                table: "FormatRequests",
                columns: new[] { "Campaign", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FormatRequests_Post",
                table: "FormatRequests",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_Interviews_Application",
                table: "Interviews",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_Interviews_Panel_Application",
                table: "Interviews",
                columns: new[] { "Panel", "Application" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_Hash",
                table: "Invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_NormalizedEmail",
                table: "Invitations",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Invited_Campaign_NormalizedEmail",
                table: "Invited",
                columns: new[] { "Campaign", "NormalizedEmail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invited_Campaign_Person",
                table: "Invited",
                columns: new[] { "Campaign", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invited_Person",
                table: "Invited",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_ExpiresAt",
                table: "KeptForms",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_Owner",
                table: "KeptForms",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_LegalEventBodies_Body",
                table: "LegalEventBodies",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_LegalEventDates_Event_Number",
                table: "LegalEventDates",
                columns: new[] { "Event", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LegalEvents_Pack_PackKey",
                table: "LegalEvents",
                columns: new[] { "Pack", "PackKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LegalEvents_Slug",
                table: "LegalEvents",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LegalEventWaits_Event",
                table: "LegalEventWaits",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_LettersToPost_Candidate",
                table: "LettersToPost",
                column: "Candidate");

            migrationBuilder.CreateIndex(
                name: "IX_LongTasks_Owner",
                table: "LongTasks",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_Mailbox_At",
                table: "Mailbox",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Mailbox_To",
                table: "Mailbox",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringAnswers_Day",
                table: "MonitoringAnswers",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_Hash",
                table: "OneTimeLinks",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_User",
                table: "OneTimeLinks",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeLinks_WorksUntil",
                table: "OneTimeLinks",
                column: "WorksUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_DoneAt_ParkedAt_SetAsideAt_Lane_DueAt",
                table: "Outbox",
                columns: new[] { "DoneAt", "ParkedAt", "SetAsideAt", "Lane", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Packs_Key",
                table: "Packs",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PanelMember_Panel",
                table: "PanelMember",
                column: "Panel");

            migrationBuilder.CreateIndex(
                name: "IX_PanelMember_User",
                table: "PanelMember",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_Panels_Campaign",
                table: "Panels",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_People_MergedInto",
                table: "People",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_People_Slug",
                table: "People",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_People_User",
                table: "People",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReads_At",
                table: "PersonalReads",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReads_SubjectKind_SubjectId",
                table: "PersonalReads",
                columns: new[] { "SubjectKind", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_Area",
                table: "Places",
                column: "Area");

            migrationBuilder.CreateIndex(
                name: "IX_Places_Body_Slug",
                table: "Places",
                columns: new[] { "Body", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Populations_Body",
                table: "Populations",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Body_Slug",
                table: "Posts",
                columns: new[] { "Body", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Kind",
                table: "Posts",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_Preference_Post",
                table: "Preference",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_RecordedAllocations_By",
                table: "RecordedAllocations",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_RecordedAllocations_Campaign_At",
                table: "RecordedAllocations",
                columns: new[] { "Campaign", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordHeads_SentAt",
                table: "RecordHeads",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_RecoveryCodes_User_Hash",
                table: "RecoveryCodes",
                columns: new[] { "User", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Redactions_Application",
                table: "Redactions",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_RoleHoldings_Role_Body",
                table: "RoleHoldings",
                columns: new[] { "Role", "Body" });

            migrationBuilder.CreateIndex(
                name: "IX_RoleHoldings_User",
                table: "RoleHoldings",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_RoleRequests_Decision",
                table: "RoleRequests",
                column: "Decision");

            migrationBuilder.CreateIndex(
                name: "IX_RoleRequests_User",
                table: "RoleRequests",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreChoices_By",
                table: "ScoreChoices",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreSheets_Application",
                table: "ScoreSheets",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreSheets_Member_Application_Round",
                table: "ScoreSheets",
                columns: new[] { "Member", "Application", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreSheets_Panel",
                table: "ScoreSheets",
                column: "Panel");

            migrationBuilder.CreateIndex(
                name: "IX_SealedSendings_Application",
                table: "SealedSendings",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_SealedSendings_Campaign",
                table: "SealedSendings",
                column: "Campaign");

            migrationBuilder.CreateIndex(
                name: "IX_SignInFailures_LastAt",
                table: "SignInFailures",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_StageDecisions_Application",
                table: "StageDecisions",
                column: "Application");

            migrationBuilder.CreateIndex(
                name: "IX_StakeholderSessions_Panel",
                table: "StakeholderSessions",
                column: "Panel");

            migrationBuilder.CreateIndex(
                name: "IX_StructureResponses_Structure_User",
                table: "StructureResponses",
                columns: new[] { "Structure", "User" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StructureResponses_User",
                table: "StructureResponses",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_Successions_Predecessor_Successor_On_Kind",
                table: "Successions",
                columns: new[] { "Predecessor", "Successor", "On", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Successions_Successor",
                table: "Successions",
                column: "Successor");

            migrationBuilder.CreateIndex(
                name: "IX_TermActs_ByBody",
                table: "TermActs",
                column: "ByBody");

            migrationBuilder.CreateIndex(
                name: "IX_TermActs_Term_Number",
                table: "TermActs",
                columns: new[] { "Term", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Condition",
                table: "Terms",
                column: "Condition");

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Person",
                table: "Terms",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_Terms_Post",
                table: "Terms",
                column: "Post");

            migrationBuilder.CreateIndex(
                name: "IX_Tiles_Body",
                table: "Tiles",
                column: "Body");

            migrationBuilder.CreateIndex(
                name: "IX_Tiles_Pack_Map_Column_Row",
                table: "Tiles",
                columns: new[] { "Pack", "Map", "Column", "Row" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserPasskeys_CredentialId",
                table: "UserPasskeys",
                column: "CredentialId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UserPasskeys_User",
                table: "UserPasskeys",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_Users_LastSeenAt",
                table: "Users",
                column: "LastSeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Users_NormalizedEmail",
                table: "Users",
                column: "NormalizedEmail",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgreedScores");

            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "AlertsSent");

            migrationBuilder.DropTable(
                name: "BodyAreas");

            migrationBuilder.DropTable(
                name: "BodyCodes");

            migrationBuilder.DropTable(
                name: "BodyKinds");

            migrationBuilder.DropTable(
                name: "BodyNames");

            migrationBuilder.DropTable(
                name: "BodyRelations");

            migrationBuilder.DropTable(
                name: "BodySlugs");

            migrationBuilder.DropTable(
                name: "BoxKey");

            migrationBuilder.DropTable(
                name: "BoxPair");

            migrationBuilder.DropTable(
                name: "CalibrationSheets");

            migrationBuilder.DropTable(
                name: "CandidateFeedback");

            migrationBuilder.DropTable(
                name: "CandidateOutcomes");

            migrationBuilder.DropTable(
                name: "Clarifications");

            migrationBuilder.DropTable(
                name: "CodeSchemes");

            migrationBuilder.DropTable(
                name: "ConflictDeclarations");

            migrationBuilder.DropTable(
                name: "DemonstrationProgress");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "EarlierHelps");

            migrationBuilder.DropTable(
                name: "EmbargoNotices");

            migrationBuilder.DropTable(
                name: "ErasureRequests");

            migrationBuilder.DropTable(
                name: "Erasures");

            migrationBuilder.DropTable(
                name: "EventSubjects");

            migrationBuilder.DropTable(
                name: "FairnessReleases");

            migrationBuilder.DropTable(
                name: "Files");

            migrationBuilder.DropTable(
                name: "FormatRequests");

            migrationBuilder.DropTable(
                name: "InterviewKits");

            migrationBuilder.DropTable(
                name: "Interviews");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "Invited");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "LegalEventBodies");

            migrationBuilder.DropTable(
                name: "LegalEventDates");

            migrationBuilder.DropTable(
                name: "LegalEventWaits");

            migrationBuilder.DropTable(
                name: "LettersToPost");

            migrationBuilder.DropTable(
                name: "LogNodes");

            migrationBuilder.DropTable(
                name: "LogTurn");

            migrationBuilder.DropTable(
                name: "LongTasks");

            migrationBuilder.DropTable(
                name: "Mailbox");

            migrationBuilder.DropTable(
                name: "MonitoringAnswers");

            migrationBuilder.DropTable(
                name: "OneTimeLinks");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Packs");

            migrationBuilder.DropTable(
                name: "PersonalReads");

            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropTable(
                name: "Populations");

            migrationBuilder.DropTable(
                name: "PostKinds");

            migrationBuilder.DropTable(
                name: "Preference");

            migrationBuilder.DropTable(
                name: "RecordedAllocations");

            migrationBuilder.DropTable(
                name: "RecordHeads");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "RedactionReadings");

            migrationBuilder.DropTable(
                name: "Redactions");

            migrationBuilder.DropTable(
                name: "RelationKinds");

            migrationBuilder.DropTable(
                name: "ReportDocuments");

            migrationBuilder.DropTable(
                name: "RoleHoldings");

            migrationBuilder.DropTable(
                name: "RoleRequests");

            migrationBuilder.DropTable(
                name: "ScoreChoices");

            migrationBuilder.DropTable(
                name: "ScoreSheets");

            migrationBuilder.DropTable(
                name: "SealedSendings");

            migrationBuilder.DropTable(
                name: "SentMails");

            migrationBuilder.DropTable(
                name: "SignInFailures");

            migrationBuilder.DropTable(
                name: "StageDecisions");

            migrationBuilder.DropTable(
                name: "StakeholderSessions");

            migrationBuilder.DropTable(
                name: "StructureResponses");

            migrationBuilder.DropTable(
                name: "Successions");

            migrationBuilder.DropTable(
                name: "TermActs");

            migrationBuilder.DropTable(
                name: "Tiles");

            migrationBuilder.DropTable(
                name: "UserPasskeys");

            migrationBuilder.DropTable(
                name: "SealedBoxes");

            migrationBuilder.DropTable(
                name: "Assistances");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "Areas");

            migrationBuilder.DropTable(
                name: "PanelMember");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "CampaignPosts");

            migrationBuilder.DropTable(
                name: "ExecutiveStructures");

            migrationBuilder.DropTable(
                name: "Terms");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "Panels");

            migrationBuilder.DropTable(
                name: "People");

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "Bodies");

            migrationBuilder.DropTable(
                name: "CriteriaSets");

            migrationBuilder.DropTable(
                name: "LegalEvents");
        }
    }
}
